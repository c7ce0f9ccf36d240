import { type Account, expect, once, path, test } from './account.ts';

/** A number nobody else has, so that the day's messages to it are its own. */
let numbers = 0;
function freshNumber() {
  numbers += 1;
  const digits = `${Date.now()}`.slice(-5) + String(numbers).padStart(3, '0');
  return { typed: `09${digits.slice(0, 2)} ${digits.slice(2, 5)}.${digits.slice(5)}`, e164: `+849${digits}` };
}

async function gives(account: Account, typed: string) {
  await account.opens('/thay-doi?muc=di-dong-lien-he');
  await account.page.getByLabel('Di động liên hệ').fill(typed);
  await account.page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  await account.page.waitForURL('**/xac-nhan-di-dong');
}

const home = (e164: string) => `0${e164.slice(3)}`;

test('a contact phone counts once its code came back', async ({ account, page }) => {
  await account.signsIn();
  const { typed, e164 } = freshNumber();
  await gives(account, typed);
  await expect(account.main.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác nhận');
  await expect(account.main.getByText('Cán bộ không bao giờ hỏi mã này.')).toBeVisible();
  await expect(account.main).toContainText(/Mã có hiệu lực đến\s*\d\d:\d\d:\d\d \(còn [0-3]:\d\d\)/);
  await expect(account.main).toContainText(/Gửi lại được sau\s*[01]:\d\d/);
  await account.citizen.findsNothingInTheWay('code for a contact phone');

  await account.opens();
  await expect(page.getByText(/đang chờ ông\/bà xác nhận/)).toBeVisible();
  await account.citizen.findsNothingInTheWay('a number that waits');
  await page.getByRole('link', { name: 'Nhập mã xác nhận' }).click();

  const code = await account.readsCodeSentTo(e164);
  await page.getByLabel(/Mã xác nhận/).fill(code === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Mã chưa đúng' });
  await expect(summary).toBeFocused();
  await expect(account.main).toContainText(/Số lần nhập còn lại\s*4/);
  await account.citizen.findsNothingInTheWay('wrong code for a contact phone');
  await page.getByLabel(/Mã xác nhận/).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${path}`);
  await expect(page.getByText(/Đã xác nhận số/)).toBeVisible();
  await expect(page.locator('[data-arrival]')).toBeFocused();
  await expect(account.row('Di động liên hệ')).toContainText(home(e164));
  await expect(page.getByText(/đang chờ ông\/bà xác nhận/)).toHaveCount(0);
});

test('what is no code costs no try', once, async ({ account, page }) => {
  await account.signsIn();
  await gives(account, freshNumber().typed);
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nhập mã xác nhận' })).toBeFocused();
  await page.getByLabel(/Mã xác nhận/).fill('12a');
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Mã xác nhận gồm 6 chữ số');
  await expect(account.main).toContainText(/Số lần nhập còn lại\s*5/);
});

test('an expired code leads to a new one', async ({ account, page, clock }) => {
  await account.signsIn();
  const { typed, e164 } = freshNumber();
  await gives(account, typed);
  await clock(181);
  await page.reload();
  await expect(account.main).toContainText('Mã đã hết hiệu lực lúc');
  await expect(page.getByRole('button', { name: 'Gửi lại mã' })).toHaveClass(/primary/);
  await account.citizen.findsNothingInTheWay('expired code for a contact phone');
  const old = await account.readsCodeSentTo(e164);
  await page.getByRole('button', { name: 'Gửi lại mã' }).click();
  await expect(page.getByText('Đã gửi mã mới')).toBeVisible();
  await expect(page.getByLabel(/Mã xác nhận/)).toBeFocused();
  await expect(account.main).toContainText(/Số lần gửi lại còn lại\s*2/);
  const code = await account.readsCodeSentTo(e164);
  if (code !== old) {
    await page.getByLabel(/Mã xác nhận/).fill(old);
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Mã chưa đúng');
  }
  await page.getByLabel(/Mã xác nhận/).fill(code);
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await page.waitForURL(`**${path}`);
});

test('five wrong tries end a code', once, async ({ account, page }) => {
  await account.signsIn();
  const { typed, e164 } = freshNumber();
  await gives(account, typed);
  const code = await account.readsCodeSentTo(e164);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let left = 4; left >= 0; left -= 1) {
    await page.getByLabel(/Mã xác nhận/).fill(wrong);
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await expect(account.main).toContainText(new RegExp(`Số lần nhập còn lại\\s*${left}`));
  }
  await page.getByLabel(/Mã xác nhận/).fill(code);
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('quá số lần');
  await account.citizen.findsNothingInTheWay('no tries left for a contact phone');
});

test('a number that waits can be given up, and nothing is lost', async ({ account, page }) => {
  await account.signsIn();
  await gives(account, freshNumber().typed);
  await page.getByRole('button', { name: 'Bỏ số này' }).click();
  await page.waitForURL(`**${path}`);
  await expect(page.getByText(/Đã bỏ số/)).toBeVisible();
  await page.getByRole('link', { name: 'Nhập lại số' }).click();
  await page.waitForURL('**/thay-doi?muc=di-dong-lien-he');
  await account.opens('/xac-nhan-di-dong');
  await expect(page.getByText('Không có số nào đang chờ xác nhận')).toBeVisible();
  await account.citizen.findsNothingInTheWay('nothing waits');
});

test('a second tab that confirmed is noticed', once, async ({ account, page }) => {
  await account.signsIn();
  const { typed, e164 } = freshNumber();
  await gives(account, typed);
  const code = await account.readsCodeSentTo(e164);
  const answer = await account.asks('POST', '/api/citizen/profile/contact-phone/confirm', { code });
  expect(answer.status()).toBe(200);
  await account.comesBack();
  await expect(page.getByText('Không có số nào đang chờ xác nhận')).toBeVisible();
});

for (const typed of ['12345', '0212 345 678', 'không có']) {
  test(`“${typed}” is no mobile number`, once, async ({ account, page }) => {
    await account.signsIn();
    await account.opens('/thay-doi?muc=di-dong-lien-he');
    await page.getByLabel('Di động liên hệ').fill(typed);
    await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
    await expect(page.getByRole('alert')).toContainText('số di động Việt Nam');
    await expect(page.getByLabel('Di động liên hệ')).toHaveValue(typed);
  });
}
