import { readFileSync } from 'node:fs';
import { expect, test } from './account.ts';

const key = 'sparse';

test('everything that is held comes as a file', async ({ account, page }) => {
  await account.signsIn(key);
  await account.opens('/du-lieu');
  await account.citizen.findsNothingInTheWay('data');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tải tệp dữ liệu' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  const data = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(data.citizen.full_name).toBe('Lê Thị Thử');
  await expect(page.getByText(`Đã tải tệp ${download.suggestedFilename()}`)).toBeVisible();
  await expect(page.locator('.notice')).toBeFocused();
  await account.citizen.findsNothingInTheWay('downloaded');
  await page.getByRole('link', { name: 'Nhật ký hoạt động' }).click();
  await expect(account.main.getByText('Tải toàn bộ dữ liệu của tài khoản').first()).toBeVisible();
});

test('and as a page that prints well', async ({ account, page }) => {
  await account.signsIn(key);
  await account.saves({ fax: '0221 3863 456' });
  await account.opens('/du-lieu');
  await page.getByRole('link', { name: 'Mở bản in' }).click();
  await page.waitForURL('**/ban-in');
  for (const heading of ['Thông tin cá nhân', 'Lịch sử thay đổi', 'Tài khoản định danh đã liên kết', 'Phiên đăng nhập', 'Nhật ký hoạt động']) {
    await expect(account.main.getByRole('heading', { name: heading })).toBeVisible();
  }
  await expect(account.main).toContainText('Lê Thị Thử');
  await account.citizen.findsNothingInTheWay('to print');
  await page.emulateMedia({ media: 'print' });
  for (const hidden of [page.getByRole('button', { name: 'In trang này' }), page.getByRole('contentinfo'), page.getByRole('navigation')]) {
    await expect(hidden.first()).toBeHidden();
  }
  await expect(account.main.locator('thead').first()).toBeVisible();
});

test('what can not be fetched says so', async ({ account, page }) => {
  await account.signsIn(key);
  await account.opens('/du-lieu');
  await page.route('**/api/citizen/export', (route) => route.fulfill({ status: 503 }));
  await page.getByRole('button', { name: 'Tải tệp dữ liệu' }).click();
  await expect(page.getByText('Chưa lấy được dữ liệu')).toBeVisible();
  await account.citizen.findsNothingInTheWay('no data');
  await page.getByRole('link', { name: 'Mở bản in' }).click();
  await page.waitForURL('**/ban-in');
  await expect(page.getByText('Chưa lấy được dữ liệu')).toBeVisible();
  await page.unroute('**/api/citizen/export');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(account.main.getByRole('heading', { name: 'Thông tin cá nhân' })).toBeVisible();
});
