import { expect, once, path, test } from './account.ts';

const tenMinutes = 601;

/** Born abroad, and of no other test: what changes here disturbs nobody. */
const key = 'born_abroad';

test('what matters wants to know who it is, and comes back to what was typed', async ({ account, page, clock }) => {
  await account.signsIn(key);
  await clock(tenMinutes);
  const address = `anna.${Date.now()}@motcua.example`;
  await account.opens('/thay-doi?muc=email');
  await expect(page.getByText(/xác nhận lại danh tính bằng tài khoản định danh rồi trở lại/)).toBeVisible();
  await page.getByLabel('Email').fill(address);
  await page.getByRole('button', { name: 'Lưu' }).click();
  const why = page.getByRole('region', { name: 'Xin xác nhận lại danh tính' });
  await expect(why).toBeFocused();
  await expect(why).toContainText('Hoàng Anna Mẫu');
  await expect(page.getByLabel('Email')).toHaveValue(address);
  await account.citizen.findsNothingInTheWay('asked who it is');
  expect(await account.storage()).not.toContain(address);

  await why.getByRole('button', { name: 'Xác nhận danh tính' }).click();
  await account.proves(key);
  await page.waitForURL('**/thay-doi?muc=email');
  await expect(page.getByText('Đã xác nhận danh tính')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(address);
  await account.citizen.findsNothingInTheWay('proven');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByText('Đã lưu: Email')).toBeVisible();
  await expect(account.row('Email')).toContainText(address);
  await expect(account.row('Email')).toContainText('VNeID ghi: anna.mau@motcua.example');
  expect(await account.storage()).not.toContain('motcua-draft');

  // For ten minutes nobody is asked again.
  await account.row('Email').getByRole('link', { name: /Thay đổi/ }).click();
  await expect(page.getByText(/xác nhận lại danh tính bằng tài khoản định danh rồi trở lại/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Dùng thông tin này' }).click();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(account.row('Email')).toContainText('anna.mau@motcua.example');
});

test('another person who comes back changes nothing, and is told', async ({ account, page, clock }) => {
  await account.signsIn(key);
  await clock(tenMinutes);
  await account.opens('/thay-doi?muc=email');
  await page.getByLabel('Email').fill('ai.khac@motcua.example');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('button', { name: 'Xác nhận danh tính' }).click();
  await account.proves('level1');
  await expect(page.getByText('Người vừa xác nhận là một người khác')).toBeVisible();
  await expect(page).toHaveURL(/thay-doi\?muc=email$/);
  await expect(page.getByRole('banner')).toContainText('Hoàng Anna Mẫu');
  await expect(page.getByLabel('Email')).toHaveValue('ai.khac@motcua.example');
  await account.citizen.findsNothingInTheWay('another person');
});

test('giving up at the provider leads back to the form', async ({ account, page, clock }) => {
  await account.signsIn(key);
  await clock(tenMinutes);
  await account.opens('/thay-doi?muc=di-dong-lien-he');
  await page.getByLabel('Di động liên hệ').fill('0912 345 678');
  await page.getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  await page.getByRole('button', { name: 'Xác nhận danh tính' }).click();
  await page.waitForURL('**/vneid/dang-nhap');
  await page.getByRole('button', { name: 'Hủy và trở lại dịch vụ' }).click();
  await page.waitForURL('**/thay-doi?muc=di-dong-lien-he');
  await expect(page.getByText('Ông/bà đã dừng việc xác nhận')).toBeVisible();
  await expect(page.getByLabel('Di động liên hệ')).toHaveValue('0912 345 678');
  await account.citizen.findsNothingInTheWay('given up');
});

test('a provider that does not answer is named, and the form stays', once, async ({ account, page, clock, fault }) => {
  await account.signsIn(key);
  await clock(tenMinutes);
  await account.opens('/thay-doi?muc=email');
  await page.getByLabel('Email').fill('anna.moi@motcua.example');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await fault('provider_down');
  const why = page.getByRole('region', { name: 'Xin xác nhận lại danh tính' });
  await why.getByRole('button', { name: 'Xác nhận danh tính' }).click();
  await expect(why.getByRole('alert')).toContainText('chưa phục vụ được');
  await expect(page.getByLabel('Email')).toHaveValue('anna.moi@motcua.example');
});

test('a session that ended brings back to the form, with what was typed', async ({ account, page, clock }) => {
  await account.signsIn(key);
  await account.opens('/thay-doi?muc=dia-chi-lien-he');
  const address = `Số ${Date.now()}, phường Hồng Châu`;
  await page.getByLabel('Địa chỉ liên hệ').fill(address);
  await clock(31 * 60);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.waitForURL('**/dang-nhap?problem=session_ended&return_to=*');
  await expect(page.getByText('Nội dung ông/bà nhập dở vẫn còn')).toBeVisible();
  expect(await account.storage()).not.toContain('Hồng Châu');
  await account.citizen.findsNothingInTheWay('session ended');
  await page.getByRole('main').getByRole('link', { name: /bằng VNeID/ }).click();
  await account.proves(key);
  await page.waitForURL('**/thay-doi?muc=dia-chi-lien-he');
  await expect(page.getByLabel('Địa chỉ liên hệ')).toHaveValue(address);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByText('Đã lưu: Địa chỉ liên hệ')).toBeVisible();
  await expect(account.row('Địa chỉ liên hệ')).toContainText(address);
});

test('who signs in instead finds an empty form', once, async ({ account, page, clock }) => {
  await account.signsIn(key);
  await account.opens('/thay-doi?muc=co-quan-to-chuc');
  await page.getByLabel('Cơ quan, tổ chức').fill('Cơ quan của Anna');
  await clock(31 * 60);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.waitForURL('**/dang-nhap?problem=session_ended&return_to=*');
  await page.getByRole('main').getByRole('link', { name: /bằng VNeID/ }).click();
  await account.proves('one_word');
  await page.waitForURL('**/thay-doi?muc=co-quan-to-chuc');
  await expect(page.getByLabel('Cơ quan, tổ chức')).toHaveValue('');
  expect(await account.storage()).not.toContain('motcua-draft');
});

test('two minutes before its end the session warns, and one click keeps it', async ({ account, page, clock }) => {
  await page.clock.install();
  await account.signsIn(key);
  await account.opens('/thay-doi?muc=fax');
  await page.getByLabel('Fax').fill('0221 3863 456');
  // What the page reads anew when somebody comes back is activity, and would move the end.
  const reading = '**/api/citizen/profile';
  await page.route(reading, (route) => route.abort());
  await clock(28 * 60 + 30);
  // Nobody does anything, and the page looks by itself; who comes back would be in use again.
  await page.clock.fastForward('28:30');
  const warning = page.getByRole('dialog');
  await expect(warning).toContainText('Phiên đăng nhập sắp kết thúc');
  await expect(warning).toContainText(/1:[0-5]\d/);
  await account.citizen.findsNothingInTheWay('warning');
  await page.unroute(reading);
  await warning.getByRole('button', { name: 'Tiếp tục dùng' }).click();
  await expect(warning).toHaveCount(0);
  await expect(page.getByLabel('Fax')).toHaveValue('0221 3863 456');
  await clock(29 * 60 + 28 * 60);
  await page.getByRole('link', { name: 'Hủy, không thay đổi' }).click();
  await page.waitForURL(`**${path}`);
  await expect(account.row('Họ và tên')).toBeVisible();
});
