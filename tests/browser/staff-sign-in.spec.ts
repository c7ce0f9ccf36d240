import { expect, form, home, once, personal, test } from './staff.ts';

test('what is wrong is said, and a right code opens the page that was wanted', async ({ officer, page }) => {
  await officer.citizen.opens(`${personal}/nhat-ky`);
  await page.waitForURL('**/hethong/login?return_to=*');
  await officer.main.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(officer.summary).toBeFocused();
  await expect(officer.summary.getByRole('link')).toHaveCount(2);
  await officer.findsNothingInTheWay('sign-in empty');
  await officer.givesPassword('can.bo', 'sai mật khẩu rồi nhé');
  await expect(officer.summary).toContainText('Tên đăng nhập hoặc mật khẩu chưa đúng');
  await officer.givesPassword('can.bo');
  await page.waitForURL('**/login?stage=totp*');
  await officer.findsNothingInTheWay('code');
  await page.reload();
  await page.getByLabel('Mã xác thực', { exact: true }).fill('12 34');
  await officer.main.getByRole('button', { name: 'Xác nhận' }).click();
  await expect(officer.summary).toContainText('Mã xác thực gồm 6 chữ số');
  await page.getByLabel('Mã xác thực', { exact: true }).fill('000 000');
  await officer.main.getByRole('button', { name: 'Xác nhận' }).click();
  await expect(officer.summary).toContainText('Mã chưa đúng hoặc đã được dùng');
  await officer.findsNothingInTheWay('code wrong');
  await officer.givesCode('can.bo');
  await page.waitForURL(`**${personal}/nhat-ky`);
  await expect(officer.main).toContainText('Nhập sai mã của ứng dụng xác thực');
  await officer.findsNothingInTheWay('activity');
  await officer.main.getByRole('link', { name: 'Phiên đăng nhập' }).click();
  await expect(officer.main).toContainText('Mật khẩu cán bộ: mật khẩu, mã OTP');
  await officer.findsNothingInTheWay('sessions');
});

test('Back leads out of the sign-in, and a stage that is over leads to a new one', async ({ officer, page, clock }) => {
  await officer.opens(`${home}/tro-giup`);
  await officer.findsNothingInTheWay('help');
  await officer.opens(`${home}/login`);
  await officer.givesPassword('can.bo');
  await page.waitForURL('**/login?stage=totp');
  await page.goBack();
  await page.waitForURL('**/tro-giup');
  await page.goForward();
  await page.waitForURL('**/login?stage=totp');
  await clock(15 * 60 + 1);
  await page.getByLabel('Mã xác thực', { exact: true }).fill('123456');
  await officer.main.getByRole('button', { name: 'Xác nhận' }).click();
  await expect(officer.main.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(officer.main).toContainText('Lượt đăng nhập này đã kết thúc');
  await officer.findsNothingInTheWay('over');
  await officer.main.getByRole('link', { name: 'Đăng nhập lại từ đầu' }).click();
  await expect(page.getByLabel('Tên đăng nhập')).toBeVisible();
});

test('a recovery code opens the door once, and how many are left is said', async ({ officer, page }) => {
  await officer.opens(`${home}/login`);
  await officer.givesPassword('chua.gan.ma');
  await page.waitForURL('**/login?stage=enrol');
  const seed = ((await page.locator('.secret code').textContent()) ?? '').replaceAll(/\s/g, '');
  const codes = await page.locator('.codes code').allTextContents();
  await page.getByLabel('Đã lưu các mã khôi phục').check();
  await page.getByLabel('Mã 6 chữ số').fill(await officer.codeOf(seed));
  await officer.main.getByRole('button', { name: 'Hoàn tất' }).click();
  await page.waitForURL(`**${home}`);
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL('**/da-dang-xuat*');

  await officer.opens(`${home}/login`);
  await officer.givesPassword('chua.gan.ma');
  await officer.main.getByRole('link', { name: /Dùng mã khôi phục/ }).click();
  await page.waitForURL('**/login?stage=recovery');
  await page.getByLabel('Mã khôi phục').fill('ABCDEFGHJK');
  await officer.main.getByRole('button', { name: 'Xác nhận' }).click();
  await expect(officer.summary).toContainText('Mã khôi phục chưa đúng');
  await officer.findsNothingInTheWay('recovery wrong');
  await page.getByLabel('Mã khôi phục').fill((codes[0] ?? '').toLowerCase().replace('-', ' '));
  await officer.main.getByRole('button', { name: 'Xác nhận' }).click();
  await page.waitForURL(`**${home}`);
  await expect(page.locator('[data-arrival]')).toContainText('Còn 9 mã khôi phục');
  await officer.findsNothingInTheWay('recovery used');
});

test('whom VNeID knows and the staff does not is told the way', async ({ officer, page, fault }) => {
  await officer.opens(`${home}/login?return_to=${personal}`);
  await officer.main.getByRole('link', { name: 'Đăng nhập bằng VNeID' }).click();
  await officer.proves('bare');
  await page.waitForURL('**/hethong/login?problem=*');
  await expect(officer.main.getByRole('alert')).toContainText(/Không có cán bộ nào|Tài khoản VNeID chưa ở mức 2/);
  await officer.findsNothingInTheWay('not staff');
  await fault('provider_down');
  await officer.main.getByRole('link', { name: 'Đăng nhập bằng VNeID' }).click();
  await expect(officer.main.getByRole('alert')).toContainText('VNeID đang không trả lời');
});

test('a disabled account is told so, and only behind its password', once, async ({ officer }) => {
  await officer.opens(`${home}/login`);
  await officer.givesPassword('da.khoa');
  await expect(officer.summary).toContainText('Tài khoản cán bộ đã bị khóa');
});

test('the session’s end is warned of, and what was typed waits for its owner', async ({ officer, page, clock }) => {
  await officer.signsIn('can.bo');
  await officer.opens(home);
  // What the page reads is activity: it must be through with it.
  await page.waitForLoadState('networkidle');
  await clock(13 * 60 + 30);
  await officer.comesBack();
  await expect(page.getByRole('dialog')).toContainText('Phiên đăng nhập sắp kết thúc');
  await officer.findsNothingInTheWay('session warning');
  await page.getByRole('button', { name: 'Tiếp tục làm việc' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await officer.opens(form);
  await page.getByLabel('Địa chỉ').fill('12 Phố Thử');
  await clock(40 * 60);
  await officer.comesBack();
  await page.waitForURL('**/hethong/login?problem=session_ended*');
  await expect(officer.main).toContainText('Nội dung nhập dở vẫn còn');
  expect(await officer.storage()).not.toContain('Phố Thử');
  await officer.findsNothingInTheWay('session ended');
  await officer.givesPassword('can.bo');
  await officer.givesCode('can.bo');
  await page.waitForURL(`**${form}`);
  await expect(page.getByLabel('Địa chỉ')).toHaveValue('12 Phố Thử');
  await officer.findsNothingInTheWay('draft restored');
});

test('each role has its pages, and another’s is refused with words', once, async ({ officer, page }) => {
  await officer.signsIn('quan.tri');
  await officer.opens(`${home}/quan-tri`);
  await officer.findsNothingInTheWay('administration');
  await officer.opens(home);
  await officer.findsNothingInTheWay('home of an administrator');
  await officer.signsIn('quan.ly');
  await officer.opens(`${home}/don-vi`);
  await officer.findsNothingInTheWay('unit');
  await officer.opens(`${home}/quan-tri`);
  await expect(officer.main).toContainText('Vai trò hiện nay không mở được trang này');
  await officer.findsNothingInTheWay('no role');
  await officer.opens(`${home}/khong-co`);
  await expect(officer.main).toContainText('Không có trang này');
  await expect(page.getByRole('banner')).toContainText('Hệ thống dành cho cán bộ');
});
