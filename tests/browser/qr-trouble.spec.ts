import { Browser } from '../setup/browser.mjs';
import { start } from '../setup/server.mjs';
import { Citizen, expect, once, test } from './people.ts';
import { iphone } from './phone.ts';

const newCode = { name: 'Tạo mã mới' };

test('the phone declines: both sides say so, and the browser may start again', async ({
  citizen,
  page,
  phone,
}) => {
  await phone.signsIn();
  await citizen.goesToVNeID('/dich-vu-cong/cong-dan/tai-khoan?tu=tu-choi');
  await citizen.seesCode();
  await phone.types(await citizen.readsShortCode());
  await phone.declines();
  await expect(phone.heading).toHaveText('Đã từ chối');
  await citizen.findsNothingInTheWay('declined', phone.page);
  await expect(page.getByRole('alert').getByRole('heading')).toHaveText('Điện thoại đã từ chối');
  await citizen.findsNothingInTheWay('declined by the phone');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Điện thoại đã từ chối');
  await page.getByRole('link', { name: 'Bắt đầu lại' }).click();
  await page.waitForURL('**/cong-dan/dang-nhap?*');
  await page.getByRole('main').getByRole('link', { name: /bằng VNeID/ }).click();
  await citizen.seesCode();
});

test('a wrong number ends the sign-in, and a slip of the finger does not', async ({
  citizen,
  page,
  phone,
}) => {
  await phone.signsIn();
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const number = await citizen.readsNumber();
  await phone.types(await citizen.readsShortCode());
  await phone.approves();
  await expect(phone.page.getByRole('alert')).toBeFocused();
  await citizen.findsNothingInTheWay('no number picked', phone.page);
  await phone.picks(number);
  await expect(phone.page.getByRole('alert')).toHaveCount(0);
  await phone.picksAnotherThan(number);
  await expect(phone.page.getByRole('radio', { checked: true })).toHaveCount(1);
  await citizen.isAskedForNumber(number);
  await phone.approves();
  await expect(phone.heading).toHaveText('Số đã chọn không đúng');
  await citizen.findsNothingInTheWay('wrong number', phone.page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Số chọn trên điện thoại không khớp');
  await citizen.findsNothingInTheWay('wrong number on the phone');
});

test('not my phone: it is blocked, and a new code is one click away', async ({ citizen, page, phone }) => {
  await phone.signsIn('level1');
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const [number, code] = [await citizen.readsNumber(), await citizen.readsShortCode()];
  // Someone may be typing there meanwhile.
  const place = () => page.getByLabel(/Mật khẩu VNeID/).boundingBox();
  const before = await place();
  await phone.types(code);
  await citizen.isAskedForNumber(number);
  expect(await place()).toEqual(before);
  await page.getByRole('button', { name: 'Không phải tôi' }).click();
  await expect(page.getByText('Đã chặn điện thoại đó', { exact: true })).toBeVisible();
  expect(await place()).toEqual(before);
  await expect(page.getByRole('heading', { name: 'Quét mã QR' })).toBeFocused();
  await citizen.findsNothingInTheWay('phone refused');
  await phone.picks(number);
  await phone.approves();
  await expect(phone.heading).toHaveText('Trình duyệt không nhận máy này');
  await citizen.findsNothingInTheWay('refused by the browser', phone.page);
  await page.getByRole('button', newCode).click();
  await citizen.seesCode();
  expect(await citizen.readsShortCode()).not.toBe(code);
});

test('a second phone is refused, and both sides are told', async ({ citizen, page, phone, newPhone }) => {
  const other = await newPhone(iphone);
  await phone.signsIn();
  await other.signsIn('level1');
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const [number, code] = [await citizen.readsNumber(), await citizen.readsShortCode()];
  await phone.types(code);
  await citizen.isAskedForNumber(number);
  await other.types(code);
  await expect(other.page.getByRole('alert')).toContainText('Một máy khác đã quét mã này');
  await citizen.findsNothingInTheWay('second phone', other.page);
  const warning = page.getByRole('alert').filter({ hasText: 'Một điện thoại khác' });
  await expect(warning).toBeVisible();
  await citizen.findsNothingInTheWay('another phone tried');
  await phone.picks(number);
  await phone.approves();
  await page.waitForURL('**/tai-khoan');
});

test('a window that runs out is renewed twice by itself, then by a click', async ({ citizen, page, clock }) => {
  await citizen.goesToVNeID();
  await citizen.seesCode();
  let code = await citizen.readsShortCode();
  const shown = page.locator('.grouped');
  for (const seconds of [61, 122]) {
    await clock(seconds);
    await expect(shown).not.toHaveText(code);
    await citizen.seesCode();
    code = await citizen.readsShortCode();
  }
  await clock(183);
  await expect(page.getByText('Mã đã hết thời gian', { exact: true })).toBeVisible();
  await citizen.findsNothingInTheWay('code over');
  await page.getByRole('button', newCode).click();
  await citizen.seesCode();
  await expect(shown).not.toHaveText(code);
  await expect(page.getByRole('heading', { name: 'Quét mã QR' })).toBeFocused();
});

test('a phone that does not decide in time is told, and so is the browser', async ({
  citizen,
  page,
  phone,
  clock,
}) => {
  await phone.signsIn();
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const number = await citizen.readsNumber();
  await phone.types(await citizen.readsShortCode());
  await citizen.isAskedForNumber(number);
  await clock(61);
  await expect(page.getByText('Điện thoại chưa xác nhận', { exact: true })).toBeVisible();
  await citizen.findsNothingInTheWay('phone did not decide');
  await phone.picks(number);
  await phone.approves();
  await expect(phone.heading).toHaveText('Đã hết thời gian xác nhận');
  await citizen.findsNothingInTheWay('too late to decide', phone.page);
  await page.getByRole('button', newCode).click();
  await citizen.seesCode();
});

test('nothing is asked for while nobody looks', once, async ({ citizen, page, clock }) => {
  const look = (state: string) =>
    page.evaluate((to) => {
      Object.defineProperty(document, 'visibilityState', { value: to, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const code = await citizen.readsShortCode();
  await look('hidden');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/vneid/')) asked.push(request.url());
  });
  await clock(61);
  await page.waitForTimeout(3500);
  expect(asked).toEqual([]);
  await look('visible');
  await expect(page.locator('.grouped')).not.toHaveText(code);
  await citizen.seesCode();
});

test('where events do not get through, the page asks instead', once, async ({ citizen, page, phone }) => {
  await page.route('**/vneid/api/sign-in/events', (route) => route.abort());
  await phone.signsIn();
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const picture = citizen.square.locator('img');
  const first = await picture.getAttribute('src');
  await expect(picture).not.toHaveAttribute('src', first ?? '');
  const number = await citizen.readsNumber();
  await phone.types(await citizen.readsShortCode());
  await citizen.isAskedForNumber(number);
  await phone.picks(number);
  await phone.approves();
  await page.waitForURL('**/tai-khoan', { timeout: 5000 });
});

test('a stream that somebody keeps to himself is found out', once, async ({ citizen, page }) => {
  await page.route('**/vneid/api/sign-in/events', () => undefined);
  await citizen.goesToVNeID();
  await citizen.seesCode();
});

test('a lost connection is told, and the code comes back by itself', once, async ({ page }) => {
  test.slow();
  const server = await start();
  const citizen = new Citizen(page, server.url);
  await citizen.goesToVNeID();
  await citizen.seesCode();
  await page.getByLabel(/Số định danh cá nhân/).fill('0330');
  await server.kill();
  await expect(page.getByText('Mất kết nối', { exact: true })).toBeVisible();
  await expect(page.getByLabel(/Số định danh cá nhân/)).toHaveValue('0330');
  const { stop } = await start({}, { port: server.port, data: server.data });
  try {
    await citizen.seesCode();
    await expect(page.getByLabel(/Số định danh cá nhân/)).toHaveValue('0330');
  } finally {
    await page.goto('about:blank');
    await stop();
  }
});

test('too many codes: the password leads, and later a code can be had', async ({ citizen, page, clock }) => {
  test.slow();
  for (let n = 0; n < 60; n++) {
    const browser = new Browser();
    await browser.open(`${citizen.url}/api/citizen/sign-in`, `${citizen.url}/vneid/dang-nhap`);
    await browser.json(`${citizen.url}/vneid/api/sign-in/qr`, 'POST', {});
  }
  await citizen.goesToVNeID();
  await expect(page.getByText('Có quá nhiều lượt lấy mã', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Đăng nhập', exact: true })).toHaveClass(/primary/);
  await citizen.findsNothingInTheWay('too many codes');
  await citizen.givesPassword();
  await page.waitForURL('**/vneid/ma-xac-thuc');
  await clock(61);
  await citizen.goesToVNeID();
  await citizen.seesCode();
});

test('what is in the way of a code is no way around the password', async ({ citizen, page }) => {
  await page.route('**/vneid/api/sign-in/qr', (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: '{"type":"about:blank","title":"","status":500,"code":"broken"}',
    }),
  );
  await citizen.goesToVNeID();
  await expect(page.getByText('Chưa lấy được mã', { exact: true })).toBeVisible();
  await citizen.findsNothingInTheWay('no code');
  await citizen.givesPassword();
  await page.waitForURL('**/vneid/ma-xac-thuc');
});

test('wrong passwords in the browser do not lock the phone out', once, async ({
  citizen,
  page,
  phone,
}) => {
  await phone.signsIn();
  await citizen.goesToVNeID();
  for (let n = 0; n < 11; n++) {
    await citizen.givesPassword('level2', `sai ${n}`);
    await expect(page.getByRole('alert')).toBeFocused();
    await page.getByLabel(/Số định danh cá nhân/).focus();
  }
  await citizen.seesCode();
  const number = await citizen.readsNumber();
  await phone.types(await citizen.readsShortCode());
  await phone.picks(number);
  await phone.approves();
  await page.waitForURL('**/tai-khoan');
});
