import { expect, once, test } from './account.ts';

/** Nobody else does anything as this person. */
const key = 'old_number';

test('what was done is told in plain words, with a code to quote', async ({ account, page }) => {
  await account.signsIn(key);
  await account.saves({ fax: '0221 3863 456', organisation: `Nhóm ${Date.now()}` });
  await account.opens('/nhat-ky');
  await expect(account.main.getByRole('heading', { level: 2 }).first()).toHaveText(/^Hôm nay, \d\d\/\d\d\/\d{4}$/);
  const changed = account.main.getByRole('listitem').filter({ hasText: 'Thay đổi thông tin cá nhân' }).first();
  await expect(changed).toContainText('Cơ quan, tổ chức');
  await expect(changed).toContainText('profile_changed');
  await expect(changed).toContainText('Phiên này');
  await expect(changed).toContainText(/IP (127\.0\.0\.1|::1)/);
  await expect(account.main.getByRole('listitem').filter({ hasText: 'signed_in' }).first()).toContainText('Đăng nhập');
  await account.citizen.findsNothingInTheWay('activity');
});

test('“not me” ends every session and says what to do next', async ({ account, page, context }) => {
  await account.signsIn(key);
  await account.opens('/nhat-ky');
  const entry = account.main.getByRole('listitem').filter({ hasText: 'signed_in' }).first();
  await entry.getByText('Không phải tôi').click();
  await expect(entry).toContainText('kết thúc ngay mọi phiên đăng nhập');
  await account.citizen.findsNothingInTheWay('before “not me”');
  await entry.getByRole('button', { name: 'Kết thúc mọi phiên đăng nhập' }).click();
  await page.waitForURL('**/khong-phai-toi');
  await expect(account.main.getByRole('heading', { level: 1 })).toHaveText('Mọi phiên đăng nhập đã kết thúc');
  await expect(account.main.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(account.main.getByRole('heading', { level: 2 })).toHaveCount(5);
  await expect(account.main).toContainText('signed_in');
  await expect(page.getByText('Ngô Văn Mẫu')).toHaveCount(0);
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('motcua-session');
  await account.citizen.findsNothingInTheWay('what to do next');

  // The guide stays where it is, for whoever reads it again.
  await page.reload();
  await expect(account.main.getByRole('heading', { level: 1 })).toHaveText('Khi có việc không phải ông/bà làm');
  await account.citizen.findsNothingInTheWay('the guide by itself');
  await page.getByRole('link', { name: 'Đăng nhập lại' }).click();
  await page.waitForURL('**/dang-nhap');

  await account.signsIn(key);
  await account.opens('/nhat-ky');
  await expect(account.main.getByText(/Đã báo không phải mình/).first()).toBeVisible();
  await expect(account.main.getByText('Báo “Không phải tôi”').first()).toBeVisible();
});

test('going back after “not me” shows nothing personal', once, async ({ account, page }) => {
  await account.signsIn(key);
  await account.opens();
  await account.opens('/nhat-ky');
  await account.main.locator('summary').first().click();
  await page.getByRole('button', { name: 'Kết thúc mọi phiên đăng nhập' }).first().click();
  await page.waitForURL('**/khong-phai-toi');
  await page.goBack();
  await page.waitForURL('**/dang-nhap*');
  await expect(page.getByText('Ngô Văn Mẫu')).toHaveCount(0);
});

test('the log goes on page by page', async ({ account, page }) => {
  await account.signsIn(key);
  for (let n = 0; n < 3; n += 1) await account.saves({ organisation: `Nhóm ${Date.now()} ${n}` });
  await page.route('**/api/citizen/activity*', async (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('limit', '2');
    await route.continue({ url: url.href });
  });
  await account.opens('/nhat-ky');
  const entries = account.main.getByRole('listitem').filter({ has: page.locator('h3') });
  await expect(entries).toHaveCount(2);
  await page.getByRole('button', { name: 'Xem thêm' }).click();
  await expect(entries).toHaveCount(4);
  await expect(entries.nth(2)).toBeFocused();
  await page.route('**/api/citizen/activity*', (route) => route.abort());
  await page.getByRole('button', { name: 'Xem thêm' }).click();
  await expect(page.getByRole('alert')).toContainText('Chưa tải thêm được. Không kết nối được');
  await expect(entries).toHaveCount(4);
  await account.citizen.findsNothingInTheWay('no more could be loaded');
});

test('a log that can not be read says so; neither does “not me” pretend', async ({ account, page }) => {
  await account.signsIn(key);
  await page.route('**/api/citizen/activity*', (route) => route.fulfill({ status: 503 }));
  await account.opens('/nhat-ky');
  await expect(page.getByText('Chưa tải được nhật ký')).toBeVisible();
  await account.citizen.findsNothingInTheWay('no log');
  await page.unroute('**/api/citizen/activity*');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.route('**/not-me', (route) => route.fulfill({ status: 503 }));
  await account.main.locator('summary').first().click();
  await page.getByRole('button', { name: 'Kết thúc mọi phiên đăng nhập' }).first().click();
  await expect(page.getByText('Chưa kết thúc được các phiên')).toBeVisible();
  await expect(page).toHaveURL(/nhat-ky$/);
});

test('every change of every item stands in the history', async ({ account, page }) => {
  await account.signsIn(key);
  const name = `Nhóm ${Date.now()}`;
  await account.saves({ organisation: name });
  await account.saves({ organisation: null });
  await account.opens();
  await page.getByRole('link', { name: 'Xem mọi thay đổi trong 12 tháng qua' }).click();
  await page.waitForURL('**/lich-su');
  const first = account.main.locator('tbody tr').first();
  await expect(first).toContainText('Cơ quan, tổ chức');
  await expect(first).toContainText(name);
  await expect(first).toContainText('để trống');
  await expect(first).toContainText('Ông/bà tự khai');
  await account.citizen.findsNothingInTheWay('history');
  await account.opens('/lich-su?muc=so-dinh-danh');
  await expect(page.getByText('Chưa có thay đổi nào')).toBeVisible();
  await account.citizen.findsNothingInTheWay('no history');
  await page.getByRole('link', { name: 'Xem mọi mục' }).click();
  await expect(first).toBeVisible();
});
