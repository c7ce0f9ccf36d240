import {
  cameraIsOff,
  darkness,
  foreignCode,
  photographBadly,
  withCamera,
  withoutCamera,
} from './camera.ts';
import { expect, once, test } from './people.ts';
import { iphone } from './phone.ts';

test('the app is signed in to once, and says at each step what is missing', async ({ citizen, phone }) => {
  const { page } = phone;
  const alert = page.getByRole('alert');
  await phone.opensApp();
  await expect(page.getByText('MÔI TRƯỜNG THỬ NGHIỆM')).toBeVisible();
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(alert).toBeFocused();
  await citizen.findsNothingInTheWay('app: nothing typed', page);
  await phone.givesPassword();
  await expect(phone.heading).toHaveText('Nhập mã xác thực');
  await citizen.findsNothingInTheWay('app: code', page);
  await page.getByLabel(/Mã xác thực/).fill('000000');
  await page.getByRole('button', { name: 'Xác nhận' }).click();
  await expect(alert).toContainText('Mã chưa đúng');
  await phone.givesCode();
  await expect(phone.heading).toHaveText('Chọn mật mã');
  await citizen.findsNothingInTheWay('app: passcode', page);
  await phone.choosesPasscode('246814');
  await expect(alert).toContainText('Hai lần nhập chưa giống nhau');
  await expect(alert).toBeFocused();
  await citizen.findsNothingInTheWay('app: passcodes differ', page);
  await phone.choosesPasscode();
  await expect(phone.heading).toHaveText('Xin chào, Nguyễn Thị Mẫu');
  await citizen.findsNothingInTheWay('app: home', page);
});

test('a locked app opens with its passcode; wrong ones are counted, and the fifth is the last', async ({
  citizen,
  phone,
}) => {
  const { page } = phone;
  await phone.signsIn();
  await page.getByRole('button', { name: 'Khóa ứng dụng' }).click();
  await expect(phone.heading).toHaveText('Mở khóa ứng dụng');
  await expect(page.getByText('Đã đăng xuất khỏi ứng dụng')).toBeVisible();
  await expect(page.getByText('Trình duyệt vẫn đăng nhập.')).toHaveCount(0);
  await phone.unlocks('111111');
  await expect(page.getByRole('alert')).toContainText('Mật mã chưa đúng');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByText('Còn 4 lần nhập')).toBeVisible();
  await citizen.findsNothingInTheWay('app: wrong passcode', page);
  await phone.unlocks();
  await expect(phone.heading).toContainText('Xin chào');
  await page.getByRole('button', { name: 'Khóa ứng dụng' }).click();
  for (const left of [4, 3, 2, 1]) {
    await phone.unlocks('111111');
    await expect(page.getByText(`Còn ${left} lần nhập`)).toBeVisible();
  }
  await phone.unlocks('111111');
  await expect(page.getByText('Đã nhập sai mật mã quá số lần cho phép').first()).toBeVisible();
  await expect(phone.heading).toHaveText('Đăng nhập ứng dụng');
  await citizen.findsNothingInTheWay('app: no tries left', page);
  await phone.givesPassword();
  await expect(phone.heading).toHaveText('Nhập mã xác thực');
});

test('it locks itself, and what was asked waits behind the lock', once, async ({ citizen, page, phone, clock }) => {
  await phone.signsIn();
  await clock(9 * 60 + 30);
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const number = await citizen.readsNumber();
  await phone.types(await citizen.readsShortCode());
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
  await clock(10 * 60 + 5);
  await phone.picks(number);
  await phone.approves();
  await expect(phone.heading).toHaveText('Mở khóa ứng dụng');
  await phone.unlocks();
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
  await phone.picks(number);
  await phone.approves();
  await page.waitForURL('**/tai-khoan');
});

test('it can be put on the home screen, under a name that says what it is', once, async ({ phone }) => {
  await phone.opensApp();
  await expect(phone.heading).toBeVisible();
  const wire = await phone.context.newCDPSession(phone.page);
  const { errors, data } = await wire.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '').name).toContain('MÔI TRƯỜNG THỬ NGHIỆM');
  const { installabilityErrors } = await wire.send('Page.getInstallabilityErrors');
  const others = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
  expect(others).toEqual([]);
});

test('the tools lead to it, in a window beside them if there is room', async ({ citizen, page, context }) => {
  await citizen.opens('/thu-nghiem');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: /Mở điện thoại ảo/ }).click();
  const phone = await opened;
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập ứng dụng');
  expect(new URL(phone.url()).pathname).toBe('/vneid/dien-thoai');
});

test('a new phone ends the old one, which says why', async ({ citizen, phone, newPhone }) => {
  await phone.signsIn();
  const next = await newPhone(iphone);
  await next.signsIn();
  await phone.page.reload();
  await expect(phone.page.getByText('Tài khoản đã chuyển sang máy khác')).toBeVisible();
  await citizen.findsNothingInTheWay('app: another phone', phone.page);
});

test('who forgot the passcode, or has another account, signs in anew', once, async ({ phone }) => {
  const { page } = phone;
  await phone.signsIn();
  await page.getByRole('button', { name: 'Khóa ứng dụng' }).click();
  await page.getByRole('button', { name: /Quên mật mã/ }).click();
  await expect(phone.heading).toHaveText('Đăng nhập ứng dụng');
  await page.getByRole('button', { name: 'Trở lại' }).click();
  await expect(phone.heading).toHaveText('Mở khóa ứng dụng');
  await page.getByRole('button', { name: /Quên mật mã/ }).click();
  await phone.givesPassword('level1');
  await phone.givesCode('level1');
  await phone.choosesPasscode();
  await expect(phone.heading).toHaveText('Xin chào, Trần Văn Thử');
});

test('a code that was mistyped, or is nobody’s, is told', async ({ citizen, phone }) => {
  const { page } = phone;
  await phone.signsIn();
  await phone.types('12 34');
  await expect(page.getByRole('alert')).toContainText('Mã ngắn gồm 9 chữ số');
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByLabel('Mã ngắn').fill('123 456 789');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Không có trình duyệt nào đang hiện mã này');
  await citizen.findsNothingInTheWay('app: unknown code', page);
});

for (const [error, title] of [
  ['NotAllowedError', 'Chưa được phép dùng camera'],
  ['NotFoundError', 'Máy này không có camera'],
  ['NotReadableError', 'Camera đang được ứng dụng khác dùng'],
] as const) {
  test(`without a camera (${error}) the other ways stay`, async ({ citizen, phone }) => {
    await withoutCamera(phone.context, error);
    await phone.signsIn();
    await phone.scans();
    await expect(phone.page.getByText(title)).toBeVisible();
    await expect(phone.page.getByLabel(/Chọn ảnh có mã QR/)).toBeAttached();
    await citizen.findsNothingInTheWay(`app: ${error}`, phone.page);
    await phone.page.getByRole('button', { name: 'Nhập mã ngắn' }).click();
    await expect(phone.heading).toHaveText('Nhập mã ngắn');
    await phone.page.goBack();
    await expect(phone.heading).toContainText('Xin chào');
  });
}

test('the camera is on only while it is looked at', async ({ citizen, phone }) => {
  const { page } = phone;
  await withCamera(phone.context, async () => darkness);
  await phone.signsIn();
  await phone.scans();
  await expect(page.getByText('Đưa mã QR trên trình duyệt vào khung.')).toBeVisible();
  await citizen.findsNothingInTheWay('app: camera', page);
  expect(await cameraIsOff(page)).toBe(false);
  const look = (state: string) =>
    page.evaluate((to) => {
      Object.defineProperty(document, 'visibilityState', { value: to, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await look('hidden');
  await expect.poll(() => cameraIsOff(page)).toBe(true);
  await look('visible');
  await expect.poll(() => cameraIsOff(page)).toBe(false);
  await page.getByRole('button', { name: 'Trở lại' }).click();
  await expect(phone.heading).toContainText('Xin chào');
  expect(await cameraIsOff(page)).toBe(true);
});

test('a foreign code is told and kept to oneself; a pale one is read all the same', once, async ({
  citizen,
  page,
  phone,
  stoppedClock,
}) => {
  let sees: string = foreignCode;
  await withCamera(phone.context, async () => sees);
  await stoppedClock();
  await phone.signsIn();
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const asked: string[] = [];
  phone.page.on('request', (request) => asked.push(request.url()));
  await phone.scans();
  await expect(phone.page.getByText('Đây không phải mã đăng nhập VNeID.')).toBeVisible();
  expect(asked.filter((url) => url.endsWith('/scans'))).toEqual([]);

  sees = await photographBadly(page, '.square');
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?', { timeout: 20_000 });
  expect(asked.filter((url) => url.endsWith('.wasm'))).toHaveLength(1);
});
