import { once } from './people.ts';
import { expect, freshName, freshPhone, path, test, type Ways } from './ways.ts';

const key = 'old_number';
const signIn = '/dich-vu-cong/cong-dan/dang-nhap';
const password = 'mưa rào trên phố cũ';
const another = 'thuyền giấy qua cầu ao';

/** Someone with a phone for codes and no user name. */
async function starts(ways: Ways): Promise<string> {
  await ways.startsAlone(key);
  const phone = freshPhone();
  await ways.hasPhone(phone);
  return phone;
}

/** By the form that is open. */
async function creates(ways: Ways, name: string, secret = password) {
  await ways.opens('/tai-khoan-dang-nhap');
  await ways.page.getByLabel('Tên đăng nhập').fill(name);
  await ways.page.getByLabel('Mật khẩu', { exact: true }).fill(secret);
  await ways.main.getByRole('button', { name: 'Tạo tài khoản đăng nhập' }).click();
}

async function givesName(ways: Ways, name: string, secret: string) {
  await ways.page.getByLabel('Tên đăng nhập').fill(name);
  await ways.page.getByLabel('Mật khẩu', { exact: true }).fill(secret);
  await ways.main.getByRole('button', { name: 'Tiếp tục' }).click();
}

test('a user name is created, renamed, given another password, and removed', async ({ ways, page }) => {
  await starts(ways);
  await ways.opens('/lien-ket');
  await ways.card('Tài khoản đăng nhập').getByRole('link', { name: 'Thông tin tài khoản' }).click();
  await expect(ways.main.getByText('Mật khẩu cần')).toBeVisible();
  await ways.citizen.findsNothingInTheWay('local-create');

  await creates(ways, 'ă', '123');
  const summary = page.locator('.summary');
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(2);
  await ways.citizen.findsNothingInTheWay('local-create-wrong');
  await summary.getByRole('link').last().click();
  await expect(page.getByLabel('Mật khẩu', { exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Hiện mật khẩu' }).click();
  await expect(page.getByLabel('Mật khẩu', { exact: true })).toHaveAttribute('type', 'text');
  expect(await ways.storage()).not.toContain('123');

  const name = freshName();
  await creates(ways, name);
  await expect(page.locator('[data-arrival]')).toContainText(`Đã tạo tài khoản đăng nhập ${name}`);
  await ways.card('Tài khoản đăng nhập').getByRole('link', { name: 'Thông tin tài khoản' }).click();
  await expect(ways.main.getByText('Mã gửi đến').first()).toBeVisible();
  await ways.citizen.findsNothingInTheWay('local-made');

  await ways.main.getByRole('link', { name: 'Thay đổi Tên đăng nhập' }).click();
  const renamed = freshName();
  await ways.citizen.findsNothingInTheWay('local-rename');
  await page.getByLabel('Tên đăng nhập').fill(renamed.toUpperCase());
  await ways.main.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.locator('[data-arrival]')).toContainText(`Tên đăng nhập mới là ${renamed}`);

  await ways.main.getByRole('link', { name: 'Thay đổi Mật khẩu' }).click();
  await page.getByLabel('Mật khẩu mới').fill(`${renamed} của tôi`);
  await ways.main.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(summary).toContainText('không được chứa tên đăng nhập');
  await ways.citizen.findsNothingInTheWay('local-password');
  await page.getByLabel('Mật khẩu mới').fill(another);
  await ways.main.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(page.locator('[data-arrival]')).toContainText('Đã đổi mật khẩu');

  await ways.main.getByText('Xóa tài khoản đăng nhập').click();
  await ways.citizen.findsNothingInTheWay('local-remove');
  await ways.main.getByRole('button', { name: `Xóa tên đăng nhập ${renamed}` }).click();
  await page.waitForURL('**/lien-ket');
  await expect(page.locator('[data-arrival]')).toContainText('Đã xóa tài khoản đăng nhập');
});

test('user name, password and the code from the phone open the account', async ({ ways, page }) => {
  const phone = await starts(ways);
  const name = freshName();
  await creates(ways, name);
  await expect(page.locator('[data-arrival]')).toBeVisible();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL('**/da-dang-xuat*');

  await ways.citizen.opens(`${signIn}?return_to=${path}/lien-ket`);
  await ways.main.getByRole('link', { name: 'Tên đăng nhập và mật khẩu' }).click();
  await page.waitForURL('**/ten-dang-nhap*');
  await expect(ways.main.getByRole('heading', { level: 1 })).toBeFocused();
  await ways.citizen.findsNothingInTheWay('local-sign-in');
  await ways.main.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.locator('.summary').getByRole('link')).toHaveCount(2);
  await givesName(ways, name, 'không phải thế');
  await expect(page.locator('.summary')).toContainText('chưa đúng');
  await ways.citizen.findsNothingInTheWay('local-sign-in-wrong');
  await givesName(ways, name, password);
  await page.waitForURL('**/ma-xac-thuc*');
  await expect(ways.main.getByText(`•••• ••• ${phone.slice(-3)}`)).toBeVisible();
  await expect(ways.main.getByText('Cán bộ không bao giờ hỏi mã này.')).toBeVisible();
  await ways.citizen.findsNothingInTheWay('local-code');

  const code = await ways.readsCodeSentTo(`+84${phone.slice(1)}`);
  await page.getByLabel(/Mã xác thực/).fill(code === '000000' ? '111111' : '000000');
  await ways.main.getByRole('button', { name: 'Xác nhận' }).click();
  await expect(page.locator('.summary')).toContainText('Mã chưa đúng');
  await ways.citizen.findsNothingInTheWay('local-code-wrong');
  await page.reload();
  await page.getByLabel(/Mã xác thực/).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await ways.main.getByRole('button', { name: 'Xác nhận' }).click();
  await page.waitForURL('**/lien-ket');
  await expect(ways.card('Tài khoản đăng nhập')).toContainText('Phiên này đăng nhập bằng cách này');
  await ways.citizen.findsNothingInTheWay('links-local');
  await page.goBack();
  await expect(page).not.toHaveURL(/ma-xac-thuc/);
});

test('another code can be had, and an old sign-in begins anew', async ({ ways, page, clock }) => {
  const phone = await starts(ways);
  const name = freshName();
  await creates(ways, name);
  await expect(page.locator('[data-arrival]')).toBeVisible();
  await page.context().clearCookies();
  await ways.citizen.opens(`${signIn}/ten-dang-nhap`);
  await givesName(ways, name, password);
  await page.waitForURL('**/ma-xac-thuc*');
  const first = await ways.readsCodeSentTo(`+84${phone.slice(1)}`);
  await clock(4 * 60);
  await ways.comesBack();
  await page.reload();
  await expect(ways.main.getByText('Mã đã hết hiệu lực lúc').first()).toBeVisible();
  await ways.citizen.findsNothingInTheWay('local-code-expired');
  await ways.main.getByRole('button', { name: 'Gửi lại mã' }).click();
  await expect(ways.main.getByText('Đã gửi mã mới')).toBeVisible();
  expect(await ways.readsCodeSentTo(`+84${phone.slice(1)}`)).not.toBe(first);
  await clock(40 * 60);
  await page.reload();
  await expect(ways.main.getByText('Lần đăng nhập này đã kết thúc')).toBeVisible();
  await ways.citizen.findsNothingInTheWay('local-over');
  await ways.main.getByRole('link', { name: 'Đăng nhập lại' }).click();
  await expect(page.getByLabel('Tên đăng nhập')).toBeVisible();
});

test('who forgot the password proves by VNeID who they are, and sets another', async ({ ways, page }) => {
  await starts(ways);
  await creates(ways, freshName());
  await expect(page.locator('[data-arrival]')).toBeVisible();
  await page.context().clearCookies();
  await ways.citizen.opens(`${signIn}/ten-dang-nhap`);
  await ways.main.getByRole('link', { name: 'Đặt lại mật khẩu qua VNeID' }).click();
  await ways.proves(key);
  await page.waitForURL('**/mat-khau');
  await page.getByLabel('Mật khẩu mới').fill(another);
  await ways.main.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await expect(page.locator('[data-arrival]')).toContainText('Đã đổi mật khẩu');
});

test('without a phone for the codes there is the way to one; after a while, the proof comes first', once, async ({ ways, page, clock }) => {
  await ways.startsAlone('one_word');
  await ways.opens('/tai-khoan-dang-nhap');
  await expect(ways.main.getByRole('link', { name: 'Nhập di động liên hệ' })).toBeVisible();
  await ways.citizen.findsNothingInTheWay('local-no-phone');
  await ways.opens('/mat-khau');
  await expect(ways.main.getByText('Ông/bà chưa có tài khoản đăng nhập')).toBeVisible();

  await starts(ways);
  await clock(11 * 60);
  await ways.opens('/tai-khoan-dang-nhap');
  await expect(page.getByLabel('Mật khẩu', { exact: true })).toHaveCount(0);
  await ways.citizen.findsNothingInTheWay('local-prove-first');
  await ways.main.getByRole('button', { name: 'Xác nhận danh tính' }).click();
  await ways.proves(key);
  await expect(page.getByLabel('Mật khẩu', { exact: true })).toBeVisible();
});
