import { expect, once, path, test } from './account.ts';

const key = 'one_word';
const shared = '?shared_computer=true';

test('the box on the sign-in page makes the session short', async ({ account, page }) => {
  await account.citizen.opens('/dich-vu-cong/cong-dan/dang-nhap');
  const box = page.getByRole('checkbox', { name: 'Đây là máy dùng chung' });
  await expect(page.getByText(/tự kết thúc sau 5\s+phút không dùng, nhiều nhất 30\s+phút/)).toBeVisible();
  await page.getByText('Đây là máy dùng chung').click();
  await expect(box).toBeChecked();
  await account.citizen.findsNothingInTheWay('sign-in page');
  await page.getByRole('main').getByRole('link', { name: /bằng VNeID/ }).click();
  await account.proves(key);
  await page.waitForURL(`**${path}`);
  const bar = page.getByRole('complementary', { name: 'Máy dùng chung' });
  await expect(bar).toContainText(/Tự kết thúc sau [45]:[0-5]\d/);
  await account.citizen.findsNothingInTheWay('shared computer');
});

test('the button that ends it is in view on every page, wherever one has scrolled to', async ({ account, page }) => {
  await account.signsIn(key, shared);
  const end = page.getByRole('complementary', { name: 'Máy dùng chung' }).getByRole('button', { name: 'Kết thúc' });
  for (const part of ['', '/phien-dang-nhap', '/nhat-ky', '/du-lieu', '/anh-dai-dien', '/thay-doi?muc=email', '/lich-su']) {
    await account.opens(part);
    await expect(end, part).toBeInViewport({ ratio: 1 });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(end, `${part}, below`).toBeInViewport({ ratio: 1 });
  }
  await account.opens('/phien-dang-nhap');
  await expect(account.main.locator('tr').filter({ hasText: 'Phiên này' })).toContainText('Máy dùng chung');
  await account.citizen.opens('/');
  await expect(end).toBeInViewport({ ratio: 1 });
  await end.click();
  await page.waitForURL('**/da-dang-xuat');
  expect(await account.storage()).not.toContain('motcua');
  await page.goBack();
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('banner')).not.toContainText('Đã xác thực');
});

test('what has the focus is not hidden behind the bar', async ({ account, page }) => {
  await account.signsIn(key, shared);
  await account.opens();
  await expect(account.row('Họ và tên')).toBeVisible();
  const bar = page.getByRole('complementary', { name: 'Máy dùng chung' });
  for (let n = 0; n < 40; n += 1) {
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(() => {
      const focused = document.activeElement;
      const top = document.querySelector('aside.shared')?.getBoundingClientRect().top ?? innerHeight;
      if (!focused || focused.closest('aside.shared') || focused === document.body) return false;
      return focused.getBoundingClientRect().top >= top;
    });
    expect(hidden, `after ${n + 1} steps`).toBe(false);
  }
  await expect(bar).toBeVisible();
});

test('nothing that was typed outlives the session', once, async ({ account, page, clock }) => {
  await account.signsIn(key, shared);
  await account.opens('/thay-doi?muc=co-quan-to-chuc');
  await page.getByLabel('Cơ quan, tổ chức').fill('Cơ quan của tôi');
  await expect.poll(() => account.storage()).toContain('motcua-draft');
  await clock(6 * 60);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.waitForURL('**/dang-nhap?problem=session_ended*');
  expect(await account.storage()).not.toContain('motcua-draft');
  await expect(page.getByText('Nội dung ông/bà nhập dở vẫn còn')).toHaveCount(0);
});

test('a longer session has no such bar', once, async ({ account, page }) => {
  await account.signsIn(key);
  await account.opens();
  await expect(account.row('Họ và tên')).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Máy dùng chung' })).toHaveCount(0);
});

test('a computer in a public place need not be told of', async ({ account, page }) => {
  await page.route('**/api/site', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), kiosk: true } });
  });
  await account.citizen.opens('/dich-vu-cong/cong-dan/dang-nhap');
  await expect(page.getByText('Máy này đặt ở nơi công cộng')).toBeVisible();
  await expect(page.getByText(/nhiều nhất 30\s+phút/)).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await account.citizen.findsNothingInTheWay('kiosk');
});
