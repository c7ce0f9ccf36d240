import { once } from './people.ts';
import { expect, path, test, type Ways } from './ways.ts';

const key = 'owner';
const fruit = 'Công ty TNHH Nhãn Lồng Thử Nghiệm';

/** Someone with the national portal and none of its businesses. */
async function starts(ways: Ways) {
  await ways.startsAlone(key);
  const { businesses } = await (await ways.asks('GET', '/api/citizen/businesses')).json();
  for (const { id } of businesses) await ways.asks('DELETE', `/api/citizen/businesses/${id}`);
}

/** Off to the portal and back. */
async function linksBusinesses(ways: Ways) {
  await ways.opens('/doanh-nghiep');
  await ways.main.getByRole('button', { name: 'Liên kết doanh nghiệp' }).click();
  await ways.proves(key);
  await ways.page.waitForURL('**/doanh-nghiep*');
}

test('who may act for a business says for whom, sees it everywhere, and leaves it', async ({ ways, page }) => {
  await starts(ways);
  await ways.opens('/doanh-nghiep');
  await expect(ways.main.getByRole('link', { name: 'Liên kết Techid DVCQG' })).toBeVisible();
  await ways.citizen.findsNothingInTheWay('business-no-link');
  await ways.hasPortal(key);
  await linksBusinesses(ways);
  await expect(page.getByText('Đã cập nhật danh sách doanh nghiệp')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${path}/doanh-nghiep$`));
  const card = ways.main.getByRole('article', { name: fruit });
  await expect(card).toContainText('0900000018');
  await expect(card).toContainText('Giám đốc');
  await ways.citizen.findsNothingInTheWay('business-list');

  await card.getByRole('button', { name: `Đại diện ${fruit}` }).click();
  await expect(page.locator('.notice')).toBeFocused();
  await expect(page.locator('.notice')).toContainText(`Đang đại diện ${fruit}`);
  const header = page.getByRole('banner');
  await expect(header).toContainText(fruit);
  await ways.citizen.findsNothingInTheWay('business-acting');
  await ways.citizen.opens('/');
  await expect(header).toContainText(fruit);
  await ways.citizen.findsNothingInTheWay('home-acting');
  await ways.opens('/nhat-ky');
  await expect(ways.main.getByText('Doanh nghiệp có mã số thuế 0900000018').first()).toBeVisible();

  await header.getByRole('link', { name: /Chuyển giữa/ }).click();
  await ways.main.getByRole('button', { name: 'Chuyển về cho chính mình' }).click();
  await expect(page.locator('.notice')).toContainText('Đang làm cho chính mình');
  await expect(header).not.toContainText(fruit);
  await expect(header).toContainText('Đang làm cho chính mình');
  await ways.citizen.opens('/');
  await expect(header).toContainText('Đang làm cho chính mình');
  await ways.citizen.findsNothingInTheWay('home-for-oneself');
  await ways.opens('/doanh-nghiep');

  await card.getByRole('button', { name: `Đại diện ${fruit}` }).click();
  await expect(header).toContainText(fruit);
  await card.getByRole('button', { name: `Rời ${fruit}` }).click();
  await expect(page.locator('.notice')).toContainText(`Đã rời ${fruit}`);
  await expect(header).not.toContainText(fruit);
  await expect(card).toHaveCount(0);
});

test('without the link that confirmed it nobody acts for a business, and the way back is named', async ({ ways, page }) => {
  await starts(ways);
  await ways.hasPortal(key);
  await linksBusinesses(ways);
  await ways.main.getByRole('button', { name: `Đại diện ${fruit}` }).click();
  await expect(page.getByRole('banner')).toContainText(fruit);
  await ways.opens('/lien-ket');
  await ways.card('Techid DVCQG').getByRole('button', { name: 'Xóa liên kết Techid DVCQG' }).click();
  await expect(page.locator('.notice')).toContainText('Đã xóa liên kết');
  await expect(page.getByRole('banner')).not.toContainText(fruit);
  await ways.opens('/doanh-nghiep');
  const card = ways.main.getByRole('article', { name: fruit });
  await expect(card).toContainText('chưa đại diện được');
  await ways.citizen.findsNothingInTheWay('business-gone');
  await card.getByRole('link', { name: 'Khôi phục hoặc liên kết lại' }).click();
  await page.waitForURL('**/lien-ket');
});

test('who may act for no business sees why, and how', once, async ({ ways, page }) => {
  await ways.startsAlone('level2');
  await ways.hasPortal('level2');
  await ways.opens('/doanh-nghiep');
  await ways.main.getByRole('button', { name: 'Liên kết doanh nghiệp' }).click();
  await ways.proves('level2');
  await page.waitForURL('**/doanh-nghiep*');
  await expect(ways.main.getByRole('alert')).toContainText('Chưa có doanh nghiệp nào do ông/bà đại diện');
  await ways.citizen.findsNothingInTheWay('business-none');
});
