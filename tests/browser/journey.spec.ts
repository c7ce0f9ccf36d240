import { expect, test } from './people.ts';

const account = '/dich-vu-cong/cong-dan/tai-khoan';

test('from the home page to the account and out again', async ({ citizen, page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/preload/.test(message.text())) complaints.push(message.text());
  });
  await citizen.opens('/');
  await page.getByRole('main').getByRole('link', { name: 'Đăng nhập bằng VNeID' }).click();
  await page.waitForURL('**/dich-vu-cong/cong-dan/dang-nhap');
  await page.getByRole('main').getByRole('link', { name: 'Đăng nhập bằng VNeID' }).click();
  await page.waitForURL('**/vneid/dang-nhap');
  await expect(page.getByText('MÔI TRƯỜNG THỬ NGHIỆM').first()).toBeVisible();
  await citizen.givesPassword();
  await page.waitForURL('**/vneid/ma-xac-thuc');
  await expect(page.getByText('•••• ••• 101')).toBeVisible();
  await expect(page.getByText('Cán bộ không bao giờ hỏi mã này.').first()).toBeVisible();
  await expect(page.getByText(/Mã có hiệu lực đến/)).toBeVisible();
  await citizen.givesCode(await citizen.readsCode());
  await page.waitForURL(`**${account}`);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Quản lý tài khoản');
  await expect(main.getByText('15/02/1980')).toBeVisible();
  await expect(main.getByText('nguyen.thi.mau@motcua.example')).toBeVisible();
  await expect(page.getByText('Đã xác thực').first()).toBeVisible();

  await page.getByRole('banner').getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL('**/dich-vu-cong/cong-dan/da-dang-xuat');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Ông/bà đã đăng xuất');
  await expect(main.getByText('phiên đăng nhập tại VNeID')).toBeVisible();

  await page.goBack();
  await page.waitForLoadState('networkidle');
  await expect(page.getByText('Nguyễn Thị Mẫu')).toHaveCount(0);
  await expect(page.getByText('15/02/1980')).toHaveCount(0);

  await citizen.goesToVNeID();
  await expect(page.getByLabel(/Số định danh cá nhân/)).toHaveValue('');
  expect(complaints).toEqual([]);
});

test('a reload and a second tab go on where the sign-in was', async ({ citizen, page, context }) => {
  await citizen.goesToVNeID();
  await page.reload();
  await expect(page.getByLabel(/Số định danh cá nhân/)).toBeVisible();
  await citizen.givesPassword();
  await page.waitForURL('**/vneid/ma-xac-thuc');
  await page.reload();
  await expect(page.getByLabel(/Mã xác thực/)).toBeVisible();
  const second = await context.newPage();
  await second.goto(`${citizen.url}/vneid/dang-nhap`);
  await second.waitForURL('**/vneid/ma-xac-thuc');
  await citizen.givesCode(await citizen.readsCode());
  await page.waitForURL(`**${account}`);
  await page.reload();
  await expect(page.getByRole('main').getByText('15/02/1980')).toBeVisible();
});

test('the page that was asked for is reached after the sign-in', async ({ citizen, page }) => {
  const target = `${account}?tu=kiem-thu`;
  await citizen.opens(target);
  await page.waitForURL('**/dich-vu-cong/cong-dan/dang-nhap?*');
  expect(new URL(page.url()).searchParams.get('return_to')).toBe(target);
  await citizen.signsIn('level1', target);
  expect(page.url()).toBe(citizen.url + target);
  await expect(page.getByRole('main').getByText('Trần Văn Thử').first()).toBeVisible();
  await expect(page.getByText('Đã xác thực', { exact: true })).toHaveCount(0);
});

test('it works by keyboard alone', async ({ citizen, page }) => {
  const { personal_id, password } = await citizen.persona();
  await citizen.goesToVNeID();
  await page.getByLabel(/Số định danh cá nhân/).focus();
  await page.keyboard.type(personal_id);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/vneid/ma-xac-thuc');
  await page.getByLabel(/Mã xác thực/).focus();
  await page.keyboard.type(await citizen.readsCode());
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${account}`);
});
