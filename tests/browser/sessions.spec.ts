import type { Browser } from '@playwright/test';
import { Account, expect, once, path, test } from './account.ts';
import { Citizen } from './people.ts';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const phone = 'Mozilla/5.0 (Linux; Android 16; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/140.0 Mobile Safari/537.36';

/** Nobody else signs in as this person. */
const key = 'year_only';

/** The same person at another browser. */
async function elsewhere(browser: Browser, account: Account, userAgent: string) {
  const context = await browser.newContext({ userAgent, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  const page = await context.newPage();
  const other = new Account(new Citizen(page, account.url), page);
  await other.signsIn(key);
  return other;
}

async function startsAlone(account: Account) {
  await account.signsIn(key);
  await account.asks('DELETE', '/api/citizen/sessions?others=true');
}

test('every session says where, how and since when, and any of them can be ended', async ({ account, page, browser }) => {
  await startsAlone(account);
  const atWork = await elsewhere(browser, account, windows);
  const onPhone = await elsewhere(browser, account, phone);
  await account.opens('/phien-dang-nhap');
  const live = page.getByRole('table', { name: 'Đang đăng nhập' });
  await expect(live.locator('tbody tr')).toHaveCount(3);
  const own = live.locator('tbody tr').filter({ hasText: 'Phiên này' });
  await expect(own).toHaveCount(1);
  await expect(own).toContainText(/IP (127\.0\.0\.1|::1)/);
  await expect(own).toContainText('VNeID: mật khẩu, mã OTP, tin nhắn SMS');
  const work = live.locator('tbody tr').filter({ hasText: 'Chrome 156 trên Windows' });
  await expect(work).toContainText(/\d\d:\d\d \d\d\/\d\d\/\d{4}/);
  await expect(live).toContainText('Samsung Internet 29 trên SM-A155F (Android 16)');
  await account.citizen.findsNothingInTheWay('sessions');

  await work.getByRole('button', { name: /Kết thúc phiên Chrome 156 trên Windows/ }).click();
  const told = page.getByText('Đã kết thúc phiên Chrome 156 trên Windows');
  await expect(told).toBeVisible();
  await expect(page.locator('.notice')).toBeFocused();
  await expect(live.locator('tbody tr')).toHaveCount(2);
  await account.citizen.findsNothingInTheWay('one ended');
  await atWork.opens();
  await atWork.page.waitForURL('**/dang-nhap*');
  const over = page.getByRole('table', { name: /Đã kết thúc/ });
  await expect(over).toContainText('Chrome 156 trên Windows');

  await page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();
  await expect(page.getByText('Đã kết thúc 1 phiên khác')).toBeVisible();
  await expect(page.getByText('Ngoài phiên này, không còn nơi nào đang đăng nhập.')).toBeVisible();
  await onPhone.opens();
  await onPhone.page.waitForURL('**/dang-nhap*');
});

test('ending all signs out here as well', once, async ({ account, page }) => {
  await startsAlone(account);
  await account.opens('/phien-dang-nhap');
  await page.getByRole('button', { name: 'Kết thúc mọi phiên, kể cả phiên này' }).click();
  await page.waitForURL('**/da-dang-xuat');
  await expect(account.main.getByRole('heading', { level: 1 })).toHaveText('Ông/bà đã đăng xuất');
  await page.goBack();
  await page.waitForURL('**/dang-nhap*');
  await expect(page.getByText('Phạm Văn Mẫu')).toHaveCount(0);
});

test('a long list comes page by page, and the focus goes on with it', async ({ account, page }) => {
  await startsAlone(account);
  await account.signsIn(key);
  await account.signsIn(key);
  await page.route('**/api/citizen/sessions*', async (route) => {
    const url = new URL(route.request().url());
    if (route.request().method() === 'GET') url.searchParams.set('limit', '2');
    await route.continue({ url: url.href });
  });
  await account.opens('/phien-dang-nhap');
  const rows = account.main.locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Xem thêm' }).click();
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2)).toBeFocused();
  await account.citizen.findsNothingInTheWay('second page');
});

test('a list that can not be read, or not go on, says so', async ({ account, page }) => {
  await startsAlone(account);
  await page.route('**/api/citizen/sessions*', (route) => route.fulfill({ status: 503 }));
  await account.opens('/phien-dang-nhap');
  await expect(page.getByText('Chưa tải được danh sách phiên')).toBeVisible();
  await account.citizen.findsNothingInTheWay('no list');
  await page.unroute('**/api/citizen/sessions*');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByText('Phiên này', { exact: true })).toBeVisible();

  await page.route('**/api/citizen/sessions*', (route) => route.fulfill({ status: 503 }));
  await page.getByRole('button', { name: 'Kết thúc mọi phiên, kể cả phiên này' }).click();
  await expect(page.getByText('Chưa kết thúc được')).toBeVisible();
  await expect(page.getByText('Phiên này', { exact: true })).toBeVisible();
});

test('on a phone each session is a sheet, on a desk a row', async ({ account, page }, info) => {
  await startsAlone(account);
  await account.opens('/phien-dang-nhap');
  await expect(page.getByText('Phiên này', { exact: true })).toBeVisible();
  const head = page.locator('thead').first();
  if (info.project.name === '360') await expect(head).toBeHidden();
  else await expect(head).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await account.citizen.findsNothingInTheWay('320 px');
});

test('the parts of the account are a step away, and the page in hand is marked', async ({ account, page }) => {
  await account.signsIn(key);
  await account.opens();
  const parts = page.getByRole('navigation', { name: 'Các phần của tài khoản' });
  for (const part of ['Phiên đăng nhập', 'Nhật ký hoạt động', 'Dữ liệu của tôi', 'Thông tin cá nhân']) {
    await parts.getByRole('link', { name: part }).click();
    await expect(parts.getByRole('link', { name: part })).toHaveAttribute('aria-current', 'page');
    await expect(account.main.getByRole('heading', { level: 1 })).toBeFocused();
    const menu = page.getByRole('navigation', { name: 'Trình đơn chính' });
    await expect(menu.getByRole('link', { name: 'Quản lý tài khoản' })).toHaveAttribute('aria-current', /page|true/);
  }
  await expect(page).toHaveURL(new RegExp(`${path}$`));
});
