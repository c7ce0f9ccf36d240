import type { Page } from '@playwright/test';
import { type Account, expect, once, path, test } from './account.ts';
import { bomb, png, saved, turned } from './pictures.ts';

/** Nobody else has a picture. */
const key = 'phone_lost';

const red: [number, number, number] = [200, 30, 30];
const blue: [number, number, number] = [30, 30, 200];
const halves = (x: number) => (x < 400 ? red : blue);

async function startsWithout(account: Account) {
  await account.signsIn(key);
  await account.asks('DELETE', '/api/citizen/profile/avatar');
  await account.opens('/anh-dai-dien');
}

const choose = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  page.getByLabel(/Chọn ảnh|Chọn ảnh khác/).setInputFiles({ name, mimeType, buffer });

/** What is sent: the square and the kind of file. */
function sending(page: Page) {
  return page.waitForRequest((request) => request.method() === 'PUT' && request.url().includes('/avatar'));
}

function squareOf(url: string) {
  const query = new URL(url).searchParams;
  return ['x', 'y', 'side'].map((name) => Number(query.get(name)));
}

/** The colour in the middle of the header's picture. */
function colourInHeader(page: Page) {
  return page.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>('header .avatar img');
    if (!image) return undefined;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
    const brush = canvas.getContext('2d');
    brush?.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1);
    const [r = 0, , b = 0] = brush?.getImageData(0, 0, 1, 1).data ?? [];
    return r > b ? 'red' : 'blue';
  });
}

test('what a picture may be is said before one is chosen', async ({ account }) => {
  await startsWithout(account);
  await expect(account.main).toContainText(/Ảnh JPEG, PNG hoặc WebP, nhiều nhất 13\s+MB/);
  await expect(account.main).toContainText('Chưa dùng ảnh');
  await account.citizen.findsNothingInTheWay('no picture');
});

test('the largest square in the middle is offered, and taken as it is', async ({ account, page }) => {
  await startsWithout(account);
  await choose(page, 'anh.png', 'image/png', png(800, 600, halves));
  await expect(page.getByRole('heading', { name: 'Chọn phần ảnh muốn dùng' })).toBeFocused();
  await account.citizen.findsNothingInTheWay('crop');
  const request = sending(page);
  await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
  expect(squareOf((await request).url())).toEqual([100, 0, 600]);
  expect((await request).headers()['content-type']).toBe('image/png');
  await expect(page.getByText('Đã đổi ảnh đại diện')).toBeVisible();
  await expect(page.locator('.notice')).toBeFocused();
  await expect(page.locator('header .avatar img')).toBeVisible();
  await account.citizen.findsNothingInTheWay('picture set');
  await account.opens();
  await expect(account.main.locator('.avatar img')).toBeVisible();
});

test('it is moved by mouse or finger', async ({ account, page }) => {
  await startsWithout(account);
  await choose(page, 'anh.png', 'image/png', png(800, 600, halves));
  const stage = page.getByRole('application', { name: 'Khung chọn ảnh' });
  await stage.scrollIntoViewIfNeeded();
  const box = await stage.boundingBox();
  if (!box) throw new Error('no stage');
  await page.mouse.move(box.x + 20, box.y + 150);
  await page.mouse.down();
  await page.mouse.move(box.x + 250, box.y + 150, { steps: 5 });
  await page.mouse.up();
  const request = sending(page);
  await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
  expect(squareOf((await request).url())).toEqual([0, 0, 600]);
  await expect(page.getByText('Đã đổi ảnh đại diện')).toBeVisible();
  expect(await colourInHeader(page)).toBe('red');
});

test('two fingers zoom', once, async ({ account, page, context }) => {
  await startsWithout(account);
  await choose(page, 'anh.png', 'image/png', png(800, 600, halves));
  const stage = page.getByRole('application', { name: 'Khung chọn ảnh' });
  await stage.scrollIntoViewIfNeeded();
  const box = await stage.boundingBox();
  if (!box) throw new Error('no stage');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = await context.newCDPSession(page);
  await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
  const fingers = (apart: number) => [
    { x: x - apart, y, id: 1 },
    { x: x + apart, y, id: 2 },
  ];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(40) });
  for (const apart of [50, 60, 70, 80]) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) });
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const request = sending(page);
  await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
  const [left = 0, , side = 0] = squareOf((await request).url());
  expect(side).toBeGreaterThan(280);
  expect(side).toBeLessThan(320);
  // What lay between the fingers still does.
  expect(Math.abs(left + side / 2 - 400)).toBeLessThan(20);
});

test('it is moved and zoomed by keyboard alone', async ({ account, page }) => {
  await startsWithout(account);
  await choose(page, 'anh.png', 'image/png', png(800, 600, halves));
  // A key pressed before the picture is open would go to what was there before.
  await expect(page.getByRole('heading', { name: 'Chọn phần ảnh muốn dùng' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('application', { name: 'Khung chọn ảnh' })).toBeFocused();
  for (let n = 0; n < 10; n += 1) await page.keyboard.press('ArrowLeft');
  for (let n = 0; n < 5; n += 1) await page.keyboard.press('+');
  for (let n = 0; n < 30; n += 1) await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: 'Dùng ảnh này' }).focus();
  const request = sending(page);
  await page.keyboard.press('Enter');
  const [x = 0, y = 0, side = 0] = squareOf((await request).url());
  expect(side).toBe(Math.round(600 / 1.15 ** 5));
  expect(x + side).toBe(800);
  expect(y).toBe(Math.round((600 - side) / 2));
  await expect(page.getByText('Đã đổi ảnh đại diện')).toBeVisible();
  expect(await colourInHeader(page)).toBe('blue');
});

test('it is moved and zoomed by buttons, without dragging anything', async ({ account, page }) => {
  await startsWithout(account);
  await choose(page, 'anh.png', 'image/png', png(800, 600, halves));
  await page.getByRole('button', { name: 'Phóng to' }).click();
  await page.getByRole('button', { name: 'Dời sang phải' }).click();
  await page.getByRole('button', { name: 'Dời lên' }).click();
  await page.getByRole('slider', { name: 'Phóng to, thu nhỏ' }).fill('0.5');
  const request = sending(page);
  await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
  const [x = 0, y = 0, side = 0] = squareOf((await request).url());
  expect(side).toBe(Math.round(600 * (64 / 600) ** 0.5));
  expect([x + side <= 800, y + side <= 600]).toEqual([true, true]);
  await expect(page.getByText('Đã đổi ảnh đại diện')).toBeVisible();
});

test('a photograph of a camera that was turned is cut as it is seen', once, async ({ account, page }) => {
  await startsWithout(account);
  const lying = await saved(page, png(800, 600, halves), 'image/jpeg');
  await choose(page, 'may-anh.jpg', 'image/jpeg', turned(lying, 6));
  await expect(account.main).toContainText('trong ảnh 600 × 800');
  const stage = page.getByRole('application', { name: 'Khung chọn ảnh' });
  await stage.focus();
  for (let n = 0; n < 10; n += 1) await page.keyboard.press('ArrowDown');
  const request = sending(page);
  await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
  expect(squareOf((await request).url())).toEqual([0, 0, 600]);
  await expect(page.getByText('Đã đổi ảnh đại diện')).toBeVisible();
  // Turned by a quarter, what was on the left is above.
  expect(await colourInHeader(page)).toBe('red');
});

test('WebP is taken as well', once, async ({ account, page }) => {
  await startsWithout(account);
  await choose(page, 'anh.webp', 'image/webp', await saved(page, png(300, 300, () => blue), 'image/webp'));
  await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
  await expect(page.getByText('Đã đổi ảnh đại diện')).toBeVisible();
  expect(await colourInHeader(page)).toBe('blue');
});

test('a heavy photograph is sent lighter, with the same part of it', once, async ({ account, page }) => {
  await startsWithout(account);
  let seed = 1;
  const noise = (x: number): [number, number, number] => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    const grain = (seed >>> 16) % 90;
    return x < 1000 ? [165 + grain, grain, grain] : [grain, grain, 165 + grain];
  };
  await choose(page, 'nang.png', 'image/png', png(2000, 1400, noise));
  await page.getByRole('application', { name: 'Khung chọn ảnh' }).focus();
  for (let n = 0; n < 20; n += 1) await page.keyboard.press('ArrowRight');
  const request = sending(page);
  await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
  const sent = await request;
  expect(sent.headers()['content-type']).toBe('image/jpeg');
  expect(squareOf(sent.url())).toEqual([0, 0, 1024]);
  expect(sent.postDataBuffer()?.length ?? 0).toBeLessThan(1536 * 1024);
  await expect(page.getByText('Đã đổi ảnh đại diện')).toBeVisible();
  expect(await colourInHeader(page)).toBe('red');
});

test('using no picture can be undone', async ({ account, page }) => {
  await startsWithout(account);
  await choose(page, 'anh.png', 'image/png', png(300, 300, () => red));
  await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
  await expect(page.getByText('Đã đổi ảnh đại diện')).toBeVisible();
  await page.getByRole('button', { name: 'Không dùng ảnh' }).click();
  await expect(page.getByText('Đã bỏ ảnh đại diện')).toBeVisible();
  await expect(page.locator('header .avatar img')).toHaveCount(0);
  await account.citizen.findsNothingInTheWay('picture removed');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByText('Đã dùng lại ảnh cũ')).toBeVisible();
  await expect(page.locator('header .avatar img')).toBeVisible();
  expect(await colourInHeader(page)).toBe('red');
});

const html = Buffer.from('<!doctype html><script>alert(1)</script>');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
for (const [name, file, told] of [
  ['rong.png', Buffer.alloc(0), 'Tệp này không có nội dung'],
  ['trang.png', html, 'không phải ảnh JPEG, PNG hoặc WebP'],
  ['ve.svg', svg, 'không phải ảnh JPEG, PNG hoặc WebP'],
  ['bom.png', bomb(60_000), 'quá nhiều điểm ảnh'],
  ['to.png', Buffer.alloc(14 * 1024 * 1024, 1), 'lớn hơn 13'],
] as const) {
  test(`${name} is no picture, and why is told`, once, async ({ account, page }) => {
    await startsWithout(account);
    await choose(page, name, 'image/png', file);
    await expect(page.getByRole('alert')).toContainText(told);
    await expect(page.locator('.notice')).toBeFocused();
    await account.citizen.findsNothingInTheWay(name);
  });
}

test('a damaged picture can still be shown to the server, which says what is wrong with it', async ({ account, page }) => {
  await startsWithout(account);
  const whole = png(300, 300, () => red);
  await choose(page, 'hong.png', 'image/png', Buffer.concat([whole.subarray(0, 33), Buffer.alloc(40, 7)]));
  await expect(page.getByRole('alert')).toContainText('Trình duyệt không mở được ảnh này');
  await account.citizen.findsNothingInTheWay('damaged');
  await page.getByRole('button', { name: 'Gửi để cổng kiểm tra' }).click();
  await expect(page.getByRole('alert')).toContainText('bị hỏng hoặc bị thiếu');
});

test('a server that fails leaves the chosen part where it is', async ({ account, page }) => {
  await startsWithout(account);
  await choose(page, 'anh.png', 'image/png', png(800, 600, halves));
  await page.getByRole('button', { name: 'Phóng to' }).click();
  await page.route('**/api/citizen/profile/avatar?*', (route) => route.fulfill({ status: 503 }));
  await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
  await expect(page.getByRole('alert')).toContainText('tạm thời chưa phục vụ được');
  await account.citizen.findsNothingInTheWay('not sent');
  await page.unroute('**/api/citizen/profile/avatar?*');
  await page.getByRole('button', { name: 'Dùng ảnh này' }).click();
  await expect(page.getByText('Đã đổi ảnh đại diện')).toBeVisible();
  await page.getByRole('link', { name: /Thông tin cá nhân/ }).click();
  await page.waitForURL(`**${path}`);
});
