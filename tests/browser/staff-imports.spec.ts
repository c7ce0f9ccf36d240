import { expect, home, test } from './staff.ts';

const imports = `${home}/quan-tri/nhap-tep`;
const csv = (text: string) => ({ name: 'don-vi.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) });

test('a file is tried out, mended, tried out again and brought in', async ({ officer, page }) => {
  test.slow();
  const unique = `N${Date.now() % 1_000_000}`;
  const heads = 'code,name,kind,parent_code,valid_from';
  const good = `${unique}A,Phòng Nhập Một,division,MAU.SNV,2025-07-01\n${unique}B,Phòng Nhập Hai,division,${unique}A,01/07/2025\n`;
  await officer.signsIn('quan.tri');
  await officer.opens(`${home}/quan-tri`);
  await officer.main.getByRole('link', { name: 'Nhập từ tệp' }).click();
  await page.waitForURL(`**${imports}`);
  await officer.findsNothingInTheWay('imports');
  const template = page.waitForEvent('download');
  await officer.main.getByRole('link', { name: 'Tải tệp mẫu (CSV)' }).click();
  expect((await template).suggestedFilename()).toMatch(/\.csv$/);
  await officer.main.getByRole('button', { name: 'Kiểm tra trước' }).click();
  await expect(officer.summary).toContainText('Chọn một tệp');
  await officer.findsNothingInTheWay('imports without a file');

  // Everything that is wrong is listed, by row and column; nothing is brought in.
  const wrong = `${heads}\n${good}${unique}C,,huyện,KHONG.CO,32/13/2025\n`;
  await page.locator('#file').setInputFiles(csv(wrong));
  await expect(officer.main).toContainText('don-vi.csv (');
  await officer.main.getByRole('button', { name: 'Kiểm tra trước' }).click();
  await page.waitForURL('**/nhap-tep?id=*');
  const list = page.getByRole('region', { name: /Có \d+ chỗ cần sửa/ });
  await expect(list.getByRole('row').nth(3)).toBeVisible();
  await expect(list.getByRole('rowheader').first()).toHaveText('Dòng 4');
  await expect(officer.main.getByRole('button', { name: 'Nhập thật' })).toHaveCount(0);
  await officer.findsNothingInTheWay('imports with errors');
  const errors = page.waitForEvent('download');
  await list.getByRole('link', { name: 'Tải danh sách lỗi (CSV)' }).click();
  expect((await errors).suggestedFilename()).toMatch(/\.csv$/);

  // Mended. After a reload the very same file has to be chosen again.
  const mended = csv(`${heads}\n${good}`);
  await page.locator('#file').setInputFiles(mended);
  await officer.main.getByRole('button', { name: 'Kiểm tra trước' }).click();
  await expect(officer.main).toContainText('Tệp không có chỗ nào sai');
  await expect(officer.main.getByRole('button', { name: 'Nhập thật' })).toBeVisible();
  await officer.findsNothingInTheWay('imports clean');
  await page.reload();
  await expect(officer.main).toContainText('hãy chọn lại đúng tệp đã kiểm tra');
  await page.locator('#same').setInputFiles(csv(wrong));
  await expect(officer.main).toContainText('Tệp đang chọn khác tệp đã kiểm tra');
  await officer.findsNothingInTheWay('imports another file');
  await page.locator('#same').setInputFiles(mended);
  await officer.main.getByRole('button', { name: 'Nhập thật' }).click();
  await expect(officer.main).toContainText('Đã nhập xong');
  await officer.findsNothingInTheWay('imports done');
  await officer.opens(`${home}/don-vi/danh-muc?q=${unique}`);
  await expect(officer.main.getByRole('link', { name: 'Phòng Nhập Hai' })).toBeVisible();
  await officer.opens(imports);
  const recent = page.getByRole('region', { name: 'Những lần nhập gần đây' });
  await expect(recent.getByRole('row').nth(1)).toContainText('2 mới');
  await expect(recent.getByRole('row').nth(1)).toContainText('Nhập thật');
  await officer.findsNothingInTheWay('imports again');
});
