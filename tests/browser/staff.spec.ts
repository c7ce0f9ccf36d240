import { cardCode, withCamera } from './camera.ts';
import { png } from './pictures.ts';
import { expect, form, home, personal, test } from './staff.ts';

const password = 'thuyền giấy qua cầu ao';

test('a member’s whole way, from the first password to VNeID', async ({ officer, page, context }) => {
  test.slow();
  await withCamera(context, async () => cardCode);

  // From the portal to the staff's door.
  await officer.citizen.opens('/');
  await page.getByRole('link', { name: 'Cán bộ đăng nhập' }).click();
  await page.waitForURL('**/hethong/login');
  await expect(page.getByRole('banner')).toContainText('Hệ thống dành cho cán bộ');
  await officer.findsNothingInTheWay('sign-in');

  // A first password is changed.
  await officer.givesPassword('moi.vao');
  await page.waitForURL('**/hethong/login?stage=password_change');
  await expect(officer.main.getByRole('heading', { level: 1 })).toHaveText('Đặt mật khẩu riêng');
  await officer.findsNothingInTheWay('new password');
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('moi.vao');
  await officer.main.getByRole('button', { name: 'Lưu mật khẩu' }).click();
  await expect(officer.summary).toBeFocused();
  await officer.findsNothingInTheWay('new password wrong');
  await page.reload();
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
  await officer.main.getByRole('button', { name: 'Lưu mật khẩu' }).click();

  // An authenticator; going on needs the recovery codes to be kept.
  await page.waitForURL('**/hethong/login?stage=enrol');
  await expect(page.getByRole('img', { name: 'Mã QR để gắn ứng dụng xác thực' })).toBeVisible();
  const old = await page.locator('code').first().textContent();
  await page.reload();
  await expect(page.locator('code').first()).not.toHaveText(old ?? '');
  await officer.findsNothingInTheWay('enrolment');
  const seed = ((await page.locator('.secret code').textContent()) ?? '').replaceAll(/\s/g, '');
  await expect(page.locator('.codes li')).toHaveCount(10);
  await officer.main.getByRole('button', { name: 'Hoàn tất' }).click();
  await expect(officer.summary.getByRole('link')).toHaveCount(2);
  await officer.findsNothingInTheWay('enrolment wrong');
  await page.getByLabel('Đã lưu các mã khôi phục').check();
  const download = page.waitForEvent('download');
  await officer.main.getByRole('link', { name: 'Lưu thành tệp' }).click();
  expect((await download).suggestedFilename()).toBe('ma-khoi-phuc-can-bo.txt');
  await page.getByLabel('Mã 6 chữ số').fill(await officer.codeOf(seed));
  await officer.main.getByRole('button', { name: 'Hoàn tất' }).click();

  // The gate: what is missing, and by when.
  await page.waitForURL(`**${form}`);
  const gate = page.getByRole('region', { name: 'Thông tin cán bộ cần chuẩn hóa' });
  await expect(gate).toContainText('Còn thiếu: Số CCCD/Số định danh cá nhân, Số điện thoại');
  await expect(gate).toContainText(/Hạn: \d\d\/\d\d\/\d{4} \(còn \d+ ngày\)/);
  await expect(page.getByRole('banner')).toContainText('Thử Văn Mới');
  await expect(page.getByRole('banner')).toContainText('Cán bộ · ');
  await officer.findsNothingInTheWay('gate');

  // The card fills the form, after a look at it.
  await officer.main.getByRole('link', { name: 'Điền từ thẻ căn cước' }).click();
  await page.waitForURL('**/quet-the');
  await expect(page.getByRole('heading', { name: 'Đọc được từ thẻ' })).toBeVisible({ timeout: 20_000 });
  await expect(officer.main).toContainText('Lê Thị Thử');
  await expect(officer.main).toContainText('Đang có: Thử Văn Mới');
  await officer.findsNothingInTheWay('card preview');
  await officer.main.getByRole('button', { name: 'Điền vào biểu mẫu' }).click();
  await page.waitForURL(`**${form}`);
  await expect(page.getByText('Đã điền từ thẻ căn cước')).toBeVisible();
  await expect(page.getByLabel('Số CCCD/Số định danh cá nhân *')).toHaveValue('034 175 000 103');
  await expect(page.getByLabel('Ngày sinh *')).toHaveValue('01/01/1975');
  await expect(page.getByLabel('Nữ')).toBeChecked();
  await expect(page.getByLabel('Địa chỉ')).toHaveValue('Thôn Mẫu, Xã Thử, Tỉnh Hưng Yên');
  await officer.findsNothingInTheWay('form filled');
  expect(await officer.storage()).not.toContain('034');

  // A picture; what stands in the form waits meanwhile.
  await officer.main.getByRole('link', { name: 'Chọn ảnh' }).click();
  await page.waitForURL('**/anh-dai-dien');
  const buffer = png(300, 300, (x, y) => [x % 256, y % 256, 160]);
  await page.locator('input[type=file]').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer });
  await officer.findsNothingInTheWay('avatar crop');
  await officer.main.getByRole('button', { name: 'Dùng ảnh này' }).click();
  await expect(officer.main).toContainText('Đã đổi ảnh đại diện');
  await expect(officer.main.getByRole('button', { name: 'Không dùng ảnh' })).toBeVisible();
  await officer.main.getByRole('link', { name: /Cập nhật thông tin cán bộ/ }).click();
  await page.waitForURL(`**${form}`);
  await expect(page.getByLabel('Số CCCD/Số định danh cá nhân *')).toHaveValue('034 175 000 103');

  await page.getByLabel('Số điện thoại *').fill('0912.345.678');
  await page.getByLabel('Trang mặc định').selectOption(personal);
  await officer.main.getByRole('button', { name: 'Lưu thông tin' }).click();
  await page.waitForURL(`**${personal}`);
  await expect(page.locator('[data-arrival]')).toContainText('Đã lưu: Họ tên, Giới tính, Ngày sinh, Số CCCD');
  await expect(officer.main).toContainText('Chưa đối chiếu');
  await expect(officer.main).toContainText('0912 345 678');
  await expect(gate).toHaveCount(0);
  await officer.findsNothingInTheWay('personal page');
  expect(await officer.storage()).not.toContain('motcua-draft');

  // Out, and nothing is left.
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL('**/hethong/da-dang-xuat*');
  await expect(officer.main.getByRole('heading', { level: 1 })).toHaveText('Đã đăng xuất khỏi hệ thống cán bộ');
  await officer.findsNothingInTheWay('signed out');
  await page.goBack();
  await page.waitForURL('**/hethong/login*');
  await expect(page.getByText('Lê Thị Thử')).toHaveCount(0);

  // In again with VNeID: confirmed once, and then it is enough.
  await officer.main.getByRole('link', { name: 'Đăng nhập bằng VNeID' }).click();
  await officer.proves('sparse');
  await page.waitForURL('**/hethong/login?stage=confirm*');
  await officer.findsNothingInTheWay('confirm');
  await page.getByLabel('Mật khẩu cán bộ', { exact: true }).fill('không phải mật khẩu này');
  await officer.main.getByRole('button', { name: 'Xác nhận và liên kết' }).click();
  await expect(officer.summary).toContainText('Mật khẩu cán bộ chưa đúng');
  await page.reload();
  await page.getByLabel('Mật khẩu cán bộ', { exact: true }).fill(password);
  await officer.main.getByRole('button', { name: 'Xác nhận và liên kết' }).click();
  // The chosen page opens.
  await page.waitForURL(`**${personal}`);
  await expect(page.getByRole('banner')).toContainText('Lê Thị Thử');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL('**/hethong/da-dang-xuat*');
  await officer.main.getByRole('link', { name: 'Đăng nhập lại' }).click();
  await officer.main.getByRole('link', { name: 'Đăng nhập bằng VNeID' }).click();
  await officer.proves('sparse');
  await page.waitForURL(`**${personal}`);
  await page.getByRole('navigation', { name: 'Trình đơn cán bộ' }).getByRole('link', { name: 'Trang chủ' }).click();
  await page.waitForURL(`**${home}`);
  await officer.findsNothingInTheWay('home');
});
