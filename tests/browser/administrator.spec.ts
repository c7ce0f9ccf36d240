import { colleague, expect, home, once, test } from './staff.ts';

const csv = (text: string) => ({ name: 'don-vi.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) });
const number = (text: string | null) => Number((text ?? '').replaceAll(/\D/g, ''));

test('an administrator’s way: from a file with errors to a campaign that is over', once, async ({ officer, browser }) => {
  test.slow();
  const { page, main } = officer;
  const unique = `Q${Date.now() % 1_000_000}`;
  const name = `Đợt của quản trị ${unique}`;
  const good = `code,name,kind,parent_code,valid_from\n${unique},Phòng ${unique},division,MAU.SNV,2025-07-01\n`;
  await officer.signsIn('quan.tri');

  // A file with errors is tried out, mended, and brought in.
  await officer.opens(`${home}/quan-tri/nhap-tep`);
  await page.locator('#file').setInputFiles(csv(`${good}${unique}B,,huyện,KHONG.CO,hôm nay\n`));
  await main.getByRole('button', { name: 'Kiểm tra trước' }).click();
  await expect(page.getByRole('region', { name: /Có \d+ chỗ cần sửa/ }).getByRole('rowheader').first()).toHaveText('Dòng 3');
  await page.locator('#file').setInputFiles(csv(good));
  await main.getByRole('button', { name: 'Kiểm tra trước' }).click();
  await expect(main).toContainText('Tệp không có chỗ nào sai');
  await main.getByRole('button', { name: 'Nhập thật' }).click();
  await expect(main).toContainText('Đã nhập xong');

  // A campaign is tried, and opened.
  await officer.opens(`${home}/quan-tri`);
  await main.getByRole('link', { name: 'Đợt chuẩn hóa thông tin' }).click();
  await main.getByRole('link', { name: 'Mở đợt mới' }).click();
  await page.getByLabel('Tên đợt').fill(name);
  await page.getByLabel('Địa chỉ', { exact: true }).check();
  await page.getByLabel('Ngày hết hạn').fill('31/12/2029');
  await main.getByRole('button', { name: 'Xem trước ai sẽ bị chặn' }).click();
  await main.getByRole('button', { name: 'Mở đợt này' }).click();

  // The board moves while members finish.
  const lacking = main.getByText(/^Còn .* người thiếu$/);
  const before = number(await lacking.textContent());
  for (const [place, username] of ['can.bo', 'quan.ly'].entries()) {
    const member = await colleague(browser, officer, username);
    await member.saves({ address: `Số ${place + 1}, đường Thử nghiệm` });
    await member.page.context().close();
    await expect(lacking).toHaveText(`Còn ${before - place - 1} người thiếu`, { timeout: 30_000 });
  }

  // Those who still lack it are reminded, and the campaign is closed.
  await main.getByRole('link', { name: 'Nhắc người còn thiếu' }).click();
  await main.getByRole('button', { name: /^Nhắc .* cán bộ$/ }).click();
  await expect(main.getByText(/^Đã nhắc .* cán bộ$/)).toBeVisible();
  await main.getByRole('link', { name: 'Kết thúc đợt' }).click();
  await main.getByRole('button', { name: 'Kết thúc đợt này' }).click();
  await expect(main.getByText('Đã kết thúc', { exact: true })).toBeVisible();

  // All of it stands in the record, which is whole.
  await officer.opens(`${home}/quan-tri/nhat-ky`);
  for (const deed of ['Kết thúc đợt chuẩn hóa', 'Nhắc cán bộ còn thiếu thông tin', 'Mở đợt chuẩn hóa']) {
    await expect(main.getByRole('row').filter({ hasText: deed }).first()).toBeVisible();
  }
  expect(officer.commands('audit', 'verify')).toContain('whole');
});
