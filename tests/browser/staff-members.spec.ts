import { expect, home, Officer, test } from './staff.ts';

const members = `${home}/don-vi/can-bo`;
const password = 'thuyền giấy qua cầu ao';

test('a member gets a code on paper, comes in with it, and is out at once when disabled', async ({
  officer,
  page,
  browser,
  clock,
}) => {
  test.slow();
  const username = `moi.${Date.now() % 1_000_000}`;
  await officer.signsIn('quan.tri');
  // Still there, but no longer one who has just proved who they are.
  for (const minutes of [2.5, 5, 7.5, 10.1]) {
    await clock(minutes * 60);
    await officer.opens(`${members}/them`);
    await expect(page.getByLabel('Họ và tên')).toBeVisible();
  }
  await officer.findsNothingInTheWay('a new member');
  await officer.main.getByRole('button', { name: 'Cấp tài khoản' }).click();
  await expect(officer.summary.getByRole('link')).toHaveCount(4);
  await page.getByLabel('Họ và tên').fill('Thử Thị Vừa Đến');
  await page.getByLabel('Mã cán bộ').fill('TEST001');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByRole('combobox', { name: 'Đơn vị' }).fill('mau snv vp');
  await page.getByRole('option', { name: 'Văn phòng' }).click();
  await officer.main.getByRole('button', { name: 'Cấp tài khoản' }).click();

  // Who is it? Asked in the form, which keeps what was typed.
  const proof = page.getByRole('region', { name: 'Xác nhận lại danh tính' });
  await expect(proof).toBeFocused();
  await officer.findsNothingInTheWay('a new member, asked who it is');
  const admin = await officer.member('quan.tri');
  await proof.getByLabel('Mật khẩu cán bộ', { exact: true }).fill(admin.password);
  await proof.getByLabel('Mã của ứng dụng xác thực').fill(await officer.codeOf(admin.totp_seed ?? ''));
  await proof.getByRole('button', { name: 'Xác nhận và lưu' }).click();
  await expect(officer.summary).toContainText('Mã cán bộ này đã có người mang');
  await page.getByLabel('Mã cán bộ').fill(username.toUpperCase());
  await officer.main.getByRole('button', { name: 'Cấp tài khoản' }).click();

  // The slip: shown this once.
  await expect(officer.main.getByRole('heading', { level: 1 })).toHaveText('Đã cấp tài khoản cho Thử Thị Vừa Đến');
  const slip = page.getByRole('article');
  await expect(slip).toContainText('Có hiệu lực đến');
  const code = (await slip.locator('.code .group').allTextContents()).join('-');
  expect(code).toMatch(/^(\w{4}-){3}\w{4}$/);
  await officer.findsNothingInTheWay('the slip');
  expect(await officer.storage()).not.toContain('motcua-draft');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner').getByRole('button')).toHaveCount(0);
  await expect(slip).toBeVisible();
  await officer.findsNothingInTheWay('the slip printed');
  expect(await officer.sheets()).toBe(1);
  await page.emulateMedia({ media: 'screen' });

  // Another browser: code, a password of their own, an authenticator.
  const other = await browser.newContext({ viewport: page.viewportSize(), locale: 'vi-VN' });
  const there = await other.newPage();
  await there.goto(`${officer.url}${home}/login`);
  await there.getByRole('link', { name: 'Tôi có mã một lần do quản trị cấp' }).click();
  await there.getByLabel('Tên đăng nhập').fill(username);
  await there.getByLabel('Mã một lần').fill('sai-sai-sai');
  await there.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(there.locator('.summary')).toContainText('mã chưa đúng');
  await officer.citizen.findsNothingInTheWay('staff a handed code', there);
  await there.getByLabel('Mã một lần').fill(code.toLowerCase().replaceAll('-', ' '));
  await there.getByRole('button', { name: 'Tiếp tục' }).click();
  await there.waitForURL('**/login?stage=password_change*');
  await there.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
  await there.getByRole('button', { name: 'Lưu mật khẩu' }).click();
  await there.waitForURL('**/login?stage=enrol*');
  const seed = ((await there.locator('.secret code').textContent()) ?? '').replaceAll(/\s/g, '');
  await there.getByLabel('Đã lưu các mã khôi phục').check();
  const newcomer = new Officer(officer.citizen, there);
  await there.getByLabel('Mã 6 chữ số').fill(await newcomer.codeOf(seed));
  await there.getByRole('button', { name: 'Hoàn tất' }).click();
  await there.waitForURL((url) => !url.pathname.endsWith('/login'));

  // Found in the list, looked at, disabled: the other browser is out.
  await officer.opens(`${members}?q=${username}`);
  await expect(officer.main.getByRole('row')).toHaveCount(2);
  await officer.findsNothingInTheWay('members found');
  await officer.main.getByRole('link', { name: 'Thử Thị Vừa Đến' }).click();
  await expect(officer.main).toContainText('Đã gắn');
  await officer.findsNothingInTheWay('a member');
  await officer.main.getByRole('link', { name: 'Khóa tài khoản' }).click();
  await expect(officer.main).toContainText('Mọi phiên đăng nhập kết thúc ngay');
  await officer.findsNothingInTheWay('disabling');
  await officer.main.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await expect(page.locator('[data-arrival]')).toContainText('Đã khóa tài khoản của Thử Thị Vừa Đến');
  await there.reload();
  await there.waitForURL('**/hethong/login*');
  await other.close();
  await officer.findsNothingInTheWay('a member disabled');
  await page.locator('[data-arrival]').getByRole('link', { name: 'Mở khóa lại' }).click();
  await officer.main.getByRole('button', { name: 'Mở khóa tài khoản' }).click();
  await expect(page.locator('[data-arrival]')).toContainText('Đã mở khóa');

  // The rest of what can be done with an account.
  await officer.main.getByRole('link', { name: 'Điều chuyển đơn vị' }).click();
  await page.getByRole('combobox', { name: 'Đơn vị mới' }).fill('mau snv cc');
  await page.getByRole('option', { name: 'Phòng Công chức' }).click();
  await officer.findsNothingInTheWay('a transfer');
  await officer.main.getByRole('button', { name: 'Điều chuyển' }).click();
  await expect(page.locator('[data-arrival]')).toContainText('về Phòng Công chức');
  await officer.main.getByRole('link', { name: 'Đổi vai trò' }).click();
  await page.getByLabel('Quản lý đơn vị').check();
  await officer.findsNothingInTheWay('another role');
  await officer.main.getByRole('button', { name: 'Đổi vai trò' }).click();
  await expect(page.locator('[data-arrival]')).toContainText('bây giờ là Quản lý đơn vị');
  await officer.main.getByRole('link', { name: 'Gỡ ứng dụng xác thực' }).click();
  await officer.findsNothingInTheWay('an authenticator taken away');
  await officer.main.getByRole('button', { name: 'Gỡ ứng dụng xác thực' }).click();
  await expect(officer.main).toContainText('Chưa gắn');
  await officer.main.getByRole('link', { name: 'Cấp mã đặt lại mật khẩu' }).click();
  await officer.findsNothingInTheWay('a password reset');
  await officer.main.getByRole('button', { name: 'Cấp mã một lần' }).click();
  await expect(page.getByRole('article').locator('.code')).toBeVisible();
  await officer.main.getByRole('link', { name: 'Xem tài khoản' }).click();
  await expect(officer.main).toContainText('Mã một lần còn hạn đến');
});

test('members are filtered by what the address says', async ({ officer, page }) => {
  await officer.signsIn('quan.tri');
  await officer.opens(`${members}?disabled=true&sort=staff_code`);
  await expect(page.getByLabel('Tài khoản', { exact: true })).toHaveValue('true');
  await expect(officer.main).toContainText('Thử Văn Khóa');
  await page.getByRole('combobox', { name: 'Đơn vị và các đơn vị trực thuộc' }).fill('so noi vu');
  await page.getByRole('option', { name: 'Sở Nội vụ Mẫu' }).click();
  await page.getByLabel('Tài khoản', { exact: true }).selectOption('');
  await officer.main.getByRole('button', { name: 'Tìm' }).last().click();
  await page.waitForURL('**/can-bo?unit=*&sort=staff_code');
  await expect(officer.main.getByRole('row').nth(5)).toBeVisible();
  await expect(page.getByRole('combobox', { name: /trực thuộc/ })).toHaveValue('Sở Nội vụ Mẫu');
  await officer.findsNothingInTheWay('members filtered');
  const csv = page.waitForEvent('download');
  await officer.main.getByRole('link', { name: 'Tải danh sách (CSV)' }).click();
  expect((await csv).suggestedFilename()).toMatch(/\.csv$/);
  await page.goBack();
  await expect(officer.main).toContainText('Thử Văn Khóa');
  await officer.opens(`${members}?q=khongcoai`);
  await expect(officer.main).toContainText('Không có cán bộ nào khớp');
  await officer.findsNothingInTheWay('no members');
});

test('who goes back to a list stands where they stood', async ({ officer, page }) => {
  const rows = officer.main.getByRole('row');
  await officer.signsIn('quan.tri');
  await officer.opens(members);
  await officer.main.getByRole('button', { name: 'Xem thêm' }).click();
  await expect(rows).toHaveCount(101);
  await rows.nth(90).getByRole('link').click();
  await page.waitForURL(/can-bo\/[0-9a-f-]+$/);
  await expect(officer.main.locator('dl').first()).toBeVisible();
  await page.goBack();
  await expect(rows).toHaveCount(101);
  await expect(rows.nth(90)).toBeInViewport();
});
