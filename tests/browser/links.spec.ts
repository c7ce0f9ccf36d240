import { Citizen, once } from './people.ts';
import { confirming, expect, path, test, Ways } from './ways.ts';

const key = 'level2';

test('the national portal is linked after its round trip, once what changes was shown', async ({ ways, page }) => {
  await ways.startsAlone(key);
  await ways.opens('/lien-ket');
  await expect(ways.card('VNeID')).toContainText('Chưa xóa được');
  await expect(ways.card('VNeID').getByRole('button', { name: 'Liên kết Techid DVCQG trước' })).toBeVisible();
  await ways.citizen.findsNothingInTheWay('links-one');

  await ways.linksPortal(key);
  await page.waitForURL(`**${confirming}*`);
  await expect(ways.main.getByRole('heading', { level: 1 })).toHaveText('Xác nhận liên kết');
  for (const part of ['Được thêm', 'Được thay', 'Giữ nguyên']) {
    await expect(ways.main.getByRole('heading', { name: part })).toBeVisible();
  }
  await expect(ways.main.getByText(/techid-/)).toBeVisible();
  await ways.citizen.findsNothingInTheWay('links-preview');
  expect((await ways.list()).filter(({ kind, state }) => kind === 'dvcqg' && state === 'active')).toEqual([]);

  await ways.main.getByRole('button', { name: 'Xác nhận liên kết' }).click();
  await page.waitForURL('**/lien-ket');
  await expect(page.getByText('Đã liên kết Techid DVCQG')).toBeVisible();
  await expect(page.locator('[data-arrival]')).toBeFocused();
  await expect(ways.card('Techid DVCQG')).toContainText('Đang dùng');
  await ways.citizen.findsNothingInTheWay('links-two');
});

test('a removed link comes back while it may', async ({ ways, page }) => {
  await ways.startsAlone(key);
  await ways.hasPortal(key);
  await ways.card('Techid DVCQG').getByRole('button', { name: 'Xóa liên kết Techid DVCQG' }).click();
  await expect(page.locator('.notice')).toBeFocused();
  await expect(page.locator('.notice')).toContainText('Đã xóa liên kết Techid DVCQG');
  await expect(ways.card('Techid DVCQG')).toContainText('Khôi phục được đến');
  await ways.citizen.findsNothingInTheWay('links-removed');

  await page.locator('.notice').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.locator('.notice')).toContainText('Đã khôi phục liên kết Techid DVCQG');
  await expect(ways.card('Techid DVCQG')).toContainText('Đang dùng');
});

test('too long after signing in, what was asked for waits until the person has proved who they are', async ({ ways, page, clock }) => {
  await ways.startsAlone(key);
  await ways.hasPortal(key);
  await clock(11 * 60);
  await ways.opens('/lien-ket');
  await ways.card('Techid DVCQG').getByRole('button', { name: 'Xóa liên kết Techid DVCQG' }).click();
  const prove = ways.main.getByRole('region', { name: 'Xin xác nhận lại danh tính' });
  await expect(prove).toBeFocused();
  await ways.citizen.findsNothingInTheWay('links-prove');
  await prove.getByRole('button').click();
  await ways.proves(key);
  await page.waitForURL('**/lien-ket*');
  await expect(page.getByText('Đã xác nhận danh tính')).toBeVisible();
  await expect(ways.card('Techid DVCQG')).toContainText('Đang dùng');
  await ways.citizen.findsNothingInTheWay('links-proven');
  await page.locator('[data-arrival]').getByRole('button', { name: 'Xóa liên kết Techid DVCQG' }).click();
  await expect(page.locator('.notice')).toContainText('Đã xóa liên kết Techid DVCQG');
});

test('what belongs to somebody else is told without a word of whom, and nothing is linked', async ({ ways, page }) => {
  await ways.startsAlone('other_number');
  await ways.linksPortal('other_number');
  await page.waitForURL('**/lien-ket*');
  await expect(ways.main.getByText(/trùng với một tài khoản khác|là của người khác/).first()).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${path}/lien-ket$`));
  await expect(ways.main.getByText('Nguyễn Thị Mẫu')).toHaveCount(0);
  await ways.citizen.findsNothingInTheWay('links-conflict');
});

test('whose account it is hears of the conflict, and of nobody', once, async ({ ways, page }) => {
  await ways.startsAlone('level1');
  await ways.hasPortal('level1');
  await ways.seesAll();
  await ways.startsAlone('techid_twin');
  await ways.linksPortal('techid_twin');
  await page.waitForURL('**/lien-ket*');
  await expect(ways.main.getByText(/trùng với một tài khoản khác/).first()).toBeVisible();
  await ways.signsIn('level1');
  await ways.opens();
  const notice = ways.main.getByRole('region', { name: 'Có người dùng thông tin trùng với tài khoản của ông/bà' });
  await expect(notice).toContainText('Không có gì được gộp hay thay đổi');
  await ways.citizen.findsNothingInTheWay('conflict-notice');
  await notice.getByRole('button', { name: 'Tôi đã biết' }).click();
  await expect(notice).toHaveCount(0);
  await ways.opens('/nhat-ky');
  const entry = ways.main.getByRole('listitem').filter({ hasText: 'identity_conflict' }).first();
  await expect(entry).toBeVisible();
  await expect(entry).not.toContainText('IP');
  await expect(entry.getByRole('button')).toHaveCount(0);
  await ways.citizen.findsNothingInTheWay('conflict-activity');
});

test('each way of coming back without a link has words, and none leads nowhere', once, async ({ ways, page }) => {
  await ways.startsAlone(key);
  for (const problem of ['no_techid', 'already_linked', 'expired', 'cancelled', 'provider_unavailable', 'x']) {
    await ways.citizen.opens(`${path}?link_problem=${problem}`);
    await expect(ways.main.getByRole('alert')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`${path}/lien-ket$`));
  }
  await ways.citizen.opens(`${path}?link=vneid`);
  await expect(ways.main.getByText('Không có liên kết nào đang chờ xác nhận')).toBeVisible();
  await ways.citizen.findsNothingInTheWay('links-nothing');
});

test('who comes first by the national portal and is known here proves the old account, and links', async ({ ways, page }) => {
  await ways.startsAlone(key);
  await page.context().clearCookies();
  await ways.citizen.opens('/dich-vu-cong/cong-dan/dang-nhap');
  await ways.citizen.findsNothingInTheWay('sign-in-ways');
  await page.getByRole('link', { name: 'Đăng nhập qua Cổng Dịch vụ công Quốc gia' }).click();
  await ways.proves(key);
  await page.waitForURL('**/dang-nhap?*proof_needed*');
  await expect(ways.main.getByText('đã có tài khoản trên cổng này')).toBeVisible();
  await expect(ways.main.getByRole('link', { name: /Cổng Dịch vụ công Quốc gia/ })).toHaveCount(0);
  await ways.citizen.findsNothingInTheWay('sign-in-proof');
  await ways.main.getByRole('link', { name: 'Đăng nhập bằng VNeID' }).click();
  await ways.proves(key);
  await page.waitForURL(`**${confirming}*`);
  await ways.main.getByRole('button', { name: 'Xác nhận liên kết' }).click();
  await expect(page.getByText('Đã liên kết Techid DVCQG')).toBeVisible();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL('**/da-dang-xuat*');
  await ways.citizen.opens('/dich-vu-cong/cong-dan/dang-nhap');
  await page.getByRole('link', { name: 'Đăng nhập qua Cổng Dịch vụ công Quốc gia' }).click();
  await ways.proves(key);
  await page.waitForURL('**/tai-khoan');
  await expect(ways.main.getByRole('heading', { level: 1 })).toHaveText('Quản lý tài khoản');
});

test('a way in that changed elsewhere is told, and other sessions can be ended from there', async ({ ways, page, browser }) => {
  await ways.startsAlone(key);
  await ways.asks('DELETE', '/api/citizen/sessions?others=true');
  await ways.hasPortal(key);
  // The same person elsewhere.
  const context = await browser.newContext({ locale: 'vi-VN', viewport: page.viewportSize() });
  const elsewhere = await context.newPage();
  const other = new Ways(new Citizen(elsewhere, ways.url), elsewhere);
  await other.signsIn(key);
  await other.opens();
  const notice = other.main.getByRole('region', { name: 'Cách đăng nhập vào tài khoản đã thay đổi' });
  await expect(notice).toContainText('Liên kết thêm cách đăng nhập');
  await other.citizen.findsNothingInTheWay('notice');
  await notice.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();
  await expect(notice).toContainText('Đã kết thúc 1 phiên khác');
  await notice.getByRole('button', { name: 'Tôi đã biết' }).click();
  await expect(notice).toHaveCount(0);
  await elsewhere.reload();
  await expect(other.main.getByRole('heading', { name: 'Thông tin cá nhân' })).toBeVisible();
  await expect(notice).toHaveCount(0);
  await context.close();
  await ways.opens();
  await page.waitForURL('**/dang-nhap*');
});
