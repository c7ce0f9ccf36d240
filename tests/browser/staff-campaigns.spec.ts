import { colleague, expect, test } from './staff.ts';

const campaigns = '/hethong/don-vi/dot';
const administration = '/hethong/quan-tri';

const number = (text: string | null) => Number((text ?? '').replaceAll(/\D/g, ''));

test('a campaign is tried, opened, watched while a member finishes, reminded of and closed', async ({ officer, browser }) => {
  test.slow();
  const { page, main } = officer;
  const name = `Bổ sung địa chỉ cho màn hình ${page.viewportSize()?.width}`;
  await officer.signsIn('quan.tri');
  await officer.opens(administration);
  await main.getByRole('link', { name: 'Đợt chuẩn hóa thông tin' }).click();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Đợt chuẩn hóa thông tin');
  await officer.findsNothingInTheWay('campaigns');
  await main.getByRole('link', { name: 'Mở đợt mới' }).click();

  // Everything that is wrong is said at once.
  await main.getByRole('button', { name: 'Xem trước ai sẽ bị chặn' }).click();
  await expect(officer.summary).toContainText('Hãy đặt tên cho đợt.');
  await expect(officer.summary).toContainText('Hãy nhập ngày theo dạng');
  await expect(officer.summary).toBeFocused();
  await officer.findsNothingInTheWay('campaign-errors');

  await page.getByLabel('Tên đợt').fill(name);
  await page.getByLabel('Địa chỉ', { exact: true }).check();
  await page.getByLabel('Ngày hết hạn').fill('31/12/2030');
  await page.reload();
  await expect(page.getByLabel('Tên đợt')).toHaveValue(name);
  await main.getByRole('button', { name: 'Xem trước ai sẽ bị chặn' }).click();
  await expect(main.getByRole('heading', { name: 'Ai sẽ bị chặn' })).toBeFocused();
  await expect(main.getByText('Chính ông/bà cũng sẽ bị chặn')).toBeVisible();
  await officer.findsNothingInTheWay('campaign-dry-run');

  // What is changed afterwards has to be looked at again.
  await page.getByLabel('Giờ hết hạn').fill('16:30');
  await expect(main.getByRole('button', { name: 'Mở đợt này' })).toHaveCount(0);
  await main.getByRole('button', { name: 'Xem trước ai sẽ bị chặn' }).click();
  await main.getByRole('button', { name: 'Mở đợt này' }).click();
  await expect(main.getByText(`Đã mở đợt “${name}”`)).toBeVisible();
  await expect(main.getByText('16:30 31/12/2030')).toBeVisible();
  await officer.findsNothingInTheWay('board');

  // A member finishes elsewhere, and the board moves by itself; the focus stays.
  const lacking = main.getByText(/^Còn .* người thiếu$/);
  const before = number(await lacking.textContent());
  await page.getByRole('combobox', { name: 'Xem một đơn vị' }).focus();
  const member = await colleague(browser, officer, 'can.bo');
  await member.saves({ address: 'Số 1, đường Thử nghiệm' });
  await expect(lacking).toHaveText(`Còn ${before - 1} người thiếu`, { timeout: 30_000 });
  await expect(page.getByRole('combobox', { name: 'Xem một đơn vị' })).toBeFocused();

  // Order and unit are in the address.
  await main.getByLabel('Sắp xếp').selectOption('least');
  await main.getByRole('button', { name: 'Xem', exact: true }).click();
  await expect(page).toHaveURL(/sort=least/);
  await page.reload();
  await expect(main.getByLabel('Sắp xếp')).toHaveValue('least');
  await main.getByRole('rowheader').getByRole('link').first().click();
  await expect(page).toHaveURL(/unit=/);
  await expect(main.getByText(/^Chỉ .* và các đơn vị trực thuộc\.$/)).toBeVisible();
  await officer.findsNothingInTheWay('board-unit');
  expect(await officer.sheets()).toBe(1);
  await page.goBack();
  await page.goBack();
  await expect(main.getByText('Tất cả đơn vị', { exact: true })).toBeVisible();

  // Who lacks what.
  await main.getByRole('link', { name: 'Ai còn thiếu gì' }).click();
  await main.getByLabel('Thiếu mục').selectOption('birth_date');
  await main.getByRole('button', { name: 'Xem', exact: true }).click();
  await expect(page).toHaveURL(/field=birth_date/);
  await expect(main.getByRole('cell').filter({ hasText: 'Ngày sinh' }).first()).toBeVisible();
  await officer.findsNothingInTheWay('board-missing');
  await main.getByRole('link', { name }).first().click();

  // On paper: what an A4 has between its margins.
  const screen = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: 718, height: 1040 });
  await page.emulateMedia({ media: 'print' });
  await expect(main.getByText(/^In lúc/)).toBeVisible();
  await expect(main.getByRole('button', { name: /Xem thêm/ })).toHaveCount(0);
  await officer.findsNothingInTheWay('board-printed');
  await page.emulateMedia({ media: null });
  await page.setViewportSize(screen);

  // A reminder, which only appears here.
  await main.getByRole('link', { name: 'Nhắc người còn thiếu' }).click();
  await expect(main.getByText(/không bao giờ hỏi mật khẩu hay mã xác thực/)).toBeVisible();
  await officer.findsNothingInTheWay('remind');
  await main.getByRole('button', { name: /^Nhắc .* cán bộ$/ }).click();
  await expect(main.getByText(/^Đã nhắc .* cán bộ$/)).toBeVisible();
  await member.signsIn('con.thieu');
  await member.opens('/hethong');
  const reminder = member.main.getByRole('region', { name: `Nhắc: ${name}` });
  await expect(reminder).toContainText('Còn thiếu');
  await expect(reminder).toContainText('không gửi đường dẫn');
  await member.findsNothingInTheWay('reminder');
  await reminder.getByRole('button', { name: 'Đã xem lời nhắc' }).click();
  await expect(reminder).toHaveCount(0);
  await member.page.context().close();

  // Another name, and the end.
  await main.getByRole('link', { name: 'Đổi tên, thời hạn' }).click();
  await page.getByLabel('Tên đợt').fill(`${name}, lần hai`);
  await officer.findsNothingInTheWay('campaign-change');
  await main.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(`${name}, lần hai`);
  await main.getByRole('link', { name: 'Kết thúc đợt' }).click();
  await expect(main.getByText('Không mở lại được.')).toBeVisible();
  await officer.findsNothingInTheWay('campaign-close');
  await main.getByRole('button', { name: 'Kết thúc đợt này' }).click();
  await expect(main.getByText('Đã kết thúc', { exact: true })).toBeVisible();
  await expect(main.getByRole('link', { name: 'Kết thúc đợt' })).toHaveCount(0);
  await officer.findsNothingInTheWay('board-closed');
});

test('a manager sees the board of the own units and may remind, no more', async ({ officer }) => {
  const { page, main } = officer;
  await officer.signsIn('quan.ly');
  await officer.opens('/hethong/don-vi');
  await main.getByRole('link', { name: 'Đợt chuẩn hóa thông tin' }).click();
  await expect(main.getByRole('link', { name: 'Mở đợt mới' })).toHaveCount(0);
  await main.getByRole('rowheader').getByRole('link').first().click();
  await expect(main.getByRole('heading', { name: 'Theo đơn vị' })).toBeVisible();
  await expect(main.getByRole('link', { name: 'Kết thúc đợt' })).toHaveCount(0);
  await officer.findsNothingInTheWay('board-manager');
  await officer.opens(`${page.url().slice(officer.url.length)}/ket-thuc`);
  await expect(main.getByRole('button', { name: 'Kết thúc đợt này' })).toHaveCount(0);
});
