import { expect, test } from './people.ts';

test('wrong credentials: the summary says it and takes the focus', async ({ citizen, page }) => {
  await citizen.goesToVNeID();
  await citizen.givesPassword('level2', 'không phải mật khẩu');
  const summary = page.getByRole('alert').filter({ hasText: 'chưa đúng' });
  await expect(summary).toBeVisible();
  await expect(summary).toBeFocused();
  await expect(page.getByLabel(/Số định danh cá nhân/)).not.toHaveValue('');
  await citizen.findsNothingInTheWay('wrong credentials');
});

test('missing fields are all named before anything is sent', async ({ citizen, page }) => {
  await citizen.goesToVNeID();
  await page.getByRole('main').getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Nhập số định danh cá nhân' });
  await expect(summary).toContainText('Nhập mật khẩu VNeID');
  await summary.getByRole('link').first().click();
  await expect(page.getByLabel(/Số định danh cá nhân/)).toBeFocused();
  await citizen.findsNothingInTheWay('missing fields');
});

test('a wrong code leaves fewer tries', async ({ citizen, page }) => {
  await citizen.goesToVNeID();
  await citizen.givesPassword();
  await page.waitForURL('**/vneid/ma-xac-thuc');
  const code = await citizen.readsCode();
  await citizen.givesCode(code === '000000' ? '000001' : '000000');
  await expect(page.getByRole('alert').filter({ hasText: 'Mã chưa đúng' })).toBeFocused();
  const triesLeft = page.getByRole('definition').and(page.locator('dt:text("Số lần nhập còn lại") + dd'));
  await expect(triesLeft).toHaveText('4');
  await citizen.findsNothingInTheWay('wrong code');
  await citizen.givesCode(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.waitForURL('**/tai-khoan');
});

test('an expired code is told, a new one goes on', async ({ citizen, page, clock }) => {
  await citizen.goesToVNeID();
  await citizen.givesPassword();
  await page.waitForURL('**/vneid/ma-xac-thuc');
  const old = await citizen.readsCode();
  await clock(181);
  await citizen.givesCode(old);
  await expect(page.getByRole('alert').filter({ hasText: 'hết hiệu lực' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gửi lại mã' })).toHaveClass(/primary/);
  await page.getByRole('button', { name: 'Gửi lại mã' }).click();
  await expect(page.getByText('Đã gửi mã mới')).toBeVisible();
  await citizen.givesCode(await citizen.readsCode());
  await page.waitForURL('**/tai-khoan');
});

test('an expired sign-in offers a fresh start and keeps the target page', async ({ citizen, page, clock }) => {
  await citizen.goesToVNeID('/dich-vu-cong/cong-dan/tai-khoan?tu=xa');
  await clock(16 * 60);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('quá thời gian');
  await citizen.findsNothingInTheWay('expired sign-in');
  await page.getByRole('link', { name: 'Bắt đầu lại' }).click();
  await page.waitForURL('**/dang-nhap?problem=expired*');
  await citizen.findsNothingInTheWay('sign-in page after it expired');
  await page.getByRole('main').getByRole('link', { name: /bằng VNeID|Thử lại/ }).click();
  await page.waitForURL('**/vneid/dang-nhap');
  await citizen.givesPassword();
  await page.waitForURL('**/vneid/ma-xac-thuc');
  await citizen.givesCode(await citizen.readsCode());
  await page.waitForURL('**/tai-khoan?tu=xa');
});

test('a provider that is down is named, and the way back in stays', async ({ citizen, page, fault }) => {
  await fault('provider_down');
  await citizen.opens('/dich-vu-cong/cong-dan/dang-nhap');
  await page.getByRole('main').getByRole('link', { name: /bằng VNeID/ }).click();
  await page.waitForURL('**/dang-nhap?problem=provider_unavailable*');
  await expect(page.getByText('VNeID đang không trả lời')).toBeVisible();
  await citizen.findsNothingInTheWay('provider down');
});

test('a provider that is down says so at its own addresses', async ({ citizen, page, fault }) => {
  await fault('provider_down');
  for (const path of ['/vneid/authorize', '/vneid/logout']) {
    expect((await citizen.opens(path))?.status()).toBe(503);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('VNeID tạm thời không hoạt động');
    await citizen.findsNothingInTheWay(`${path} while down`);
  }
});

test('giving up leads back to the portal', async ({ citizen, page }) => {
  await citizen.goesToVNeID();
  await page.getByRole('button', { name: 'Hủy và trở lại dịch vụ' }).click();
  await page.waitForURL('**/dang-nhap?problem=cancelled*');
  await expect(page.getByText('Việc đăng nhập đã dừng')).toBeVisible();
});

test('what is not there says so, with status 404', async ({ citizen, page }) => {
  const answer = await citizen.opens('/khong/co/trang/nay');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Không có trang này');
  await citizen.findsNothingInTheWay('not found');
});

test('a client that VNeID does not know is sent nowhere', async ({ citizen, page }) => {
  const answer = await citizen.opens('/vneid/authorize?client_id=nobody&response_type=code&scope=openid');
  expect(answer?.status()).toBe(400);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('không nhận yêu cầu');
  await citizen.findsNothingInTheWay('refused client');
});
