import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { cameraIsOff, photograph, pictureOfCode, withCamera, writeVideo } from './camera.ts';
import { expect, once, test } from './people.ts';
import { Phone } from './phone.ts';

const account = '/dich-vu-cong/cong-dan/tai-khoan';

test('a phone reads the moving code with its camera, and the browser is signed in', async ({
  citizen,
  page,
  phone,
}) => {
  await withCamera(phone.context, () => photograph(page, '.square'));
  const fetched = { page: new Set<string>(), phone: new Set<string>() };
  page.on('request', (request) => fetched.page.add(request.url()));
  phone.page.on('request', (request) => fetched.phone.add(request.url()));
  const complaints: string[] = [];
  for (const side of [page, phone.page]) {
    side.on('console', (message) => {
      if (/Content Security Policy|preload/.test(message.text())) complaints.push(message.text());
    });
  }
  await phone.signsIn();
  await citizen.goesToVNeID();
  await citizen.seesCode();
  await citizen.findsNothingInTheWay('code');
  const number = await citizen.readsNumber();
  const picture = citizen.square.locator('img');
  for (const moment of [await picture.getAttribute('src'), await picture.getAttribute('src')]) {
    await expect(picture, 'it moves').not.toHaveAttribute('src', moment ?? '', { timeout: 2000 });
  }

  const before = new Set(fetched.phone);
  await phone.scans();
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
  const scanner = [...fetched.phone.difference(before)].filter((url) => url.includes('/_app/'));
  expect(scanner, 'the scanner comes when it is wanted').not.toEqual([]);
  expect(scanner.filter((url) => url.endsWith('.wasm')), 'the small one is enough').toEqual([]);
  await expect(phone.page.getByText('Hưng Yên')).toBeVisible();
  await expect(phone.page.getByText(/Chrome \d+ trên Linux/)).toBeVisible();
  await expect(phone.page.getByText('127.0.0.1')).toBeVisible();
  await citizen.findsNothingInTheWay('who asks', phone.page);
  expect(await cameraIsOff(phone.page)).toBe(true);

  await citizen.isAskedForNumber(number);
  await expect(page.getByText('SM-A155F – N••••• T•• M••')).toBeVisible();
  await citizen.findsNothingInTheWay('scanned');

  await phone.picks(number);
  const goesOn = page.waitForRequest('**/sign-in/callback?*', { timeout: 3000 });
  await phone.approves();
  const approved = Date.now();
  await goesOn;
  expect(Date.now() - approved, 'the browser goes on within a second').toBeLessThan(1000);
  await page.waitForURL(`**${account}`);
  await expect(page.getByRole('main').getByText('15/02/1980')).toBeVisible();

  await expect(phone.heading).toHaveText('Đã đồng ý đăng nhập');
  await citizen.findsNothingInTheWay('approved', phone.page);
  await phone.closes();
  await expect(phone.heading).toHaveText('Mở khóa ứng dụng');
  await expect(phone.page.getByText('Trình duyệt vẫn đăng nhập.')).toBeVisible();
  await citizen.findsNothingInTheWay('closed', phone.page);
  await page.reload();
  await expect(page.getByRole('main').getByText('15/02/1980')).toBeVisible();
  expect(complaints).toEqual([]);
  const elsewhere = scanner.filter((url) => fetched.page.has(url));
  expect(elsewhere, 'the scanner is for the phone alone').toEqual([]);
});

test('a code that moves is no chatter: what is read out changes with the state only', once, async ({
  citizen,
  page,
}) => {
  await citizen.goesToVNeID();
  await citizen.seesCode();
  await expect(page.getByRole('status').filter({ hasText: 'Đã có mã QR' })).toBeAttached();
  const changes = await page.evaluate(async () => {
    let count = 0;
    const observer = new MutationObserver((records) => {
      count += records.length;
    });
    const live = '[role=status], [role=alert], [aria-live]';
    for (const region of document.querySelectorAll(live)) {
      observer.observe(region, { subtree: true, childList: true, characterData: true });
    }
    await new Promise((later) => setTimeout(later, 3500));
    return count;
  });
  expect(changes).toBe(0);
});

test('a phone reads the code through a camera of the browser itself', once, async ({
  citizen,
  page,
  stoppedClock,
}, info) => {
  await stoppedClock();
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const number = await citizen.readsNumber();
  const folder = mkdtempSync(join(tmpdir(), 'motcua-camera-'));
  const film = join(folder, 'code.y4m');
  await writeVideo(page, (await citizen.square.locator('img').getAttribute('src')) ?? '', film);
  const { launchOptions, locale, timezoneId, viewport } = info.project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: [
      ...(launchOptions?.args ?? []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
  try {
    const context = await browser.newContext({ locale, timezoneId, viewport });
    const phone = new Phone(await context.newPage(), citizen);
    await phone.signsIn();
    await phone.scans();
    await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
    await phone.picks(number);
    await phone.approves();
    await page.waitForURL(`**${account}`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});

test('who has no camera types the short code', once, async ({ citizen, page, phone }) => {
  await phone.signsIn();
  await citizen.goesToVNeID('/dich-vu-cong/cong-dan/tai-khoan?tu=ma-ngan');
  await citizen.seesCode();
  const number = await citizen.readsNumber();
  const code = await citizen.readsShortCode();
  expect(code).toMatch(/^\d{9}$/);
  await phone.types(`${code.slice(0, 3)} ${code.slice(3, 6)}-${code.slice(6)}`);
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
  await phone.picks(number);
  await phone.approves();
  await page.waitForURL('**/tai-khoan?tu=ma-ngan');
});

test('a picture from the gallery does as well', once, async ({ citizen, page, phone, stoppedClock }) => {
  await stoppedClock();
  await phone.signsIn();
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const number = await citizen.readsNumber();
  await phone.choosesPicture(await pictureOfCode(page, '.square'));
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
  await phone.picks(number);
  await phone.approves();
  await page.waitForURL(`**${account}`);
});

test('with one phone only: the short code is copied from one tab to the other', once, async ({
  citizen,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const phone = new Phone(await context.newPage(), citizen);
  await phone.signsIn();
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const number = await citizen.readsNumber();
  await page.getByRole('button', { name: 'Chép mã ngắn' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await citizen.readsShortCode());
  await phone.types(copied);
  await phone.picks(number);
  await phone.approves();
  await page.waitForURL(`**${account}`);
});

test('both sides go on after a reload at every step', once, async ({ citizen, page, phone }) => {
  await phone.opensApp();
  await phone.givesPassword();
  await expect(phone.heading).toHaveText('Nhập mã xác thực');
  await phone.page.reload();
  await phone.givesCode();
  await expect(phone.heading).toHaveText('Chọn mật mã');
  await phone.page.reload();
  await phone.choosesPasscode();
  await phone.isOpenFor('Nguyễn Thị Mẫu');
  await phone.page.reload();

  await citizen.goesToVNeID();
  await citizen.seesCode();
  const [number, code] = [await citizen.readsNumber(), await citizen.readsShortCode()];
  await page.reload();
  await citizen.seesCode();
  expect([await citizen.readsNumber(), await citizen.readsShortCode()]).toEqual([number, code]);

  await phone.types(code);
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
  await phone.page.reload();
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
  await citizen.isAskedForNumber(number);
  await page.reload();
  await citizen.isAskedForNumber(number);
  await phone.picks(number);
  await phone.approves();
  await page.waitForURL(`**${account}`);
  await expect(phone.heading).toHaveText('Đã đồng ý đăng nhập');
  await phone.page.reload();
  await expect(phone.heading).toHaveText('Đã đồng ý đăng nhập');
  await phone.closes();
  await expect(phone.heading).toHaveText('Mở khóa ứng dụng');
  await phone.page.reload();
  await expect(phone.heading).toHaveText('Mở khóa ứng dụng');
  await phone.unlocks();
  await phone.isOpenFor();
});

test('a scan that was left is found again by scanning once more', once, async ({ citizen, phone }) => {
  await phone.signsIn();
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const code = await citizen.readsShortCode();
  await phone.types(code);
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
  await phone.page.goBack();
  await phone.isOpenFor();
  await phone.types(code);
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
});

test('a second tab shows the same code, and follows', once, async ({ citizen, page, context, phone }) => {
  await phone.signsIn();
  await citizen.goesToVNeID();
  await citizen.seesCode();
  const [number, code] = [await citizen.readsNumber(), await citizen.readsShortCode()];
  const second = await context.newPage();
  await second.goto(`${citizen.url}/vneid/dang-nhap`);
  await expect(second.locator('.grouped')).toHaveText(code);
  await phone.types(code);
  for (const tab of [page, second]) await expect(tab.locator('.square')).toHaveText(number);
  await phone.picks(number);
  await phone.approves();
  await page.waitForURL(`**${account}`);
});

test('all of it works by keyboard alone', once, async ({ citizen, page, phone }) => {
  const press = async (keys: string[]) => {
    for (const key of keys) await phone.page.keyboard.press(key);
  };
  const { personal_id, password } = await citizen.persona();
  await phone.opensApp();
  await phone.page.getByLabel(/Số định danh cá nhân/).focus();
  await phone.page.keyboard.type(personal_id);
  await press(['Tab']);
  await phone.page.keyboard.type(password);
  await press(['Enter']);
  await expect(phone.heading).toHaveText('Nhập mã xác thực');
  await expect(phone.heading).toBeFocused();
  await press(['Tab']);
  await phone.page.keyboard.type(await citizen.readsCode());
  await press(['Enter']);
  await expect(phone.heading).toBeFocused();
  await expect(phone.heading).toHaveText('Chọn mật mã');
  await press(['Tab']);
  await phone.page.keyboard.type('135790');
  await press(['Tab']);
  await phone.page.keyboard.type('135790');
  await press(['Enter']);
  await phone.isOpenFor();

  await citizen.goesToVNeID();
  await citizen.seesCode();
  const number = await citizen.readsNumber();
  // Past the camera and the gallery.
  await press(['Tab', 'Tab', 'Tab', 'Enter']);
  await expect(phone.heading).toHaveText('Nhập mã ngắn');
  await press(['Tab']);
  await phone.page.keyboard.type(await citizen.readsShortCode());
  await press(['Enter']);
  await expect(phone.heading).toHaveText('Ông/bà đang đăng nhập?');
  await expect(phone.heading).toBeFocused();
  await press(['Tab', 'Space']);
  const radios = phone.page.getByRole('radio');
  for (let n = 0; n < 3 && !(await radios.and(phone.page.getByLabel(number)).isChecked()); n++) {
    await press(['ArrowRight']);
  }
  await press(['Tab', 'Tab', 'Enter']);
  await page.waitForURL(`**${account}`);
  await expect(phone.heading).toHaveText('Đã đồng ý đăng nhập');
  await press(['Tab', 'Enter']);
  await expect(phone.heading).toHaveText('Mở khóa ứng dụng');
});
