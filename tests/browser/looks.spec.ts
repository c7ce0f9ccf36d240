import { withCamera, foreignCode } from './camera.ts';
import { expect, test } from './people.ts';
import { passcode } from './phone.ts';

const citizens = '/dich-vu-cong/cong-dan';
const pages = [
  '/',
  `${citizens}/dang-nhap`,
  `${citizens}/dang-nhap/ten-dang-nhap`,
  `${citizens}/dang-nhap/ma-xac-thuc`,
  '/dvcqg/authorize',
  `${citizens}/da-dang-xuat`,
  `${citizens}/khong-phai-toi`,
  '/thu-nghiem',
];
const ofAccount = [
  ['phien-dang-nhap', 'sessions'],
  ['nhat-ky', 'activity'],
  ['lich-su', 'history'],
  ['du-lieu', 'data'],
  ['ban-in', 'print'],
  ['anh-dai-dien', 'avatar'],
  ['thay-doi?muc=email', 'edit-email'],
  ['thay-doi?muc=ngay-cap-noi-cap', 'edit-issue'],
  ['xac-nhan-di-dong', 'confirm-phone'],
  ['lien-ket', 'links'],
  ['lien-ket/xac-nhan', 'link-preview'],
  ['tai-khoan-dang-nhap', 'local-account'],
  ['ten-dang-nhap', 'user-name'],
  ['mat-khau', 'password'],
  ['doanh-nghiep', 'businesses'],
] as const;

/** Of the staff's side: who is not signed in. */
const doors = [
  ['/login', 'sign-in'],
  ['/login?stage=password_change', 'new-password'],
  ['/login?stage=totp', 'code'],
  ['/login?stage=recovery', 'recovery'],
  ['/login?stage=confirm', 'confirm'],
  ['/login?problem=not_staff', 'not-staff'],
  ['/da-dang-xuat', 'signed-out'],
  ['/tro-giup', 'help'],
] as const;
/** And who is. */
const ofStaff = [
  ['', 'home'],
  ['/trang-ca-nhan', 'personal'],
  ['/trang-ca-nhan/cap-nhat', 'record'],
  ['/trang-ca-nhan/anh-dai-dien', 'avatar'],
  ['/trang-ca-nhan/phien-dang-nhap', 'sessions'],
  ['/trang-ca-nhan/nhat-ky', 'activity'],
  ['/don-vi', 'unit'],
  ['/quan-tri', 'administration'],
  ['/quan-tri/nhat-ky', 'audit'],
  ['/quan-tri/vu-viec', 'cases'],
  ['/don-vi/dot', 'campaigns'],
  ['/don-vi/dot/mo', 'campaign-new'],
  ['/khong-co', 'no-page'],
] as const;

for (const scheme of ['light', 'dark'] as const) {
  for (const language of ['vi', 'en'] as const) {
    test(`every page, ${scheme}, ${language}`, async ({ citizen, page, context }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await context.addCookies([{ name: 'motcua_language', value: language, url: citizen.url }]);
      const look = async (name: string) => {
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await citizen.findsNothingInTheWay(`${name}-${language}-${scheme}`);
      };
      for (const path of pages) {
        await citizen.opens(path);
        await look(path.split('/').at(-1) || 'home');
      }
      await citizen.opens('/api/citizen/sign-in');
      await page.waitForURL('**/vneid/dang-nhap');
      await citizen.seesCode();
      await look('vneid-sign-in');
      const { personal_id, password } = await citizen.persona('long_name');
      await page.locator('input[autocomplete=username]').fill(personal_id);
      await page.locator('input[type=password]').fill(password);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/vneid/ma-xac-thuc');
      await look('vneid-code');
      await page.locator('input[autocomplete=one-time-code]').fill(await citizen.readsCode('long_name'));
      await page.keyboard.press('Enter');
      await page.waitForURL('**/tai-khoan');
      await look('account');
      for (const [address, name] of ofAccount) {
        await citizen.opens(`${citizens}/tai-khoan/${address}`);
        await look(name);
      }
      await citizen.opens('/');
      await look('home-signed-in');
    });

    test(`the staff’s pages, ${scheme}, ${language}`, async ({ citizen, page, context }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await context.addCookies([{ name: 'motcua_language', value: language, url: citizen.url }]);
      const look = async (address: string, name: string) => {
        await citizen.opens(`/hethong${address}`);
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await citizen.findsNothingInTheWay(`staff-${name}-${language}-${scheme}`);
      };
      const signsIn = (key: string) =>
        context.request.post(`${citizen.url}/sandbox/sign-in`, {
          headers: { origin: citizen.url },
          data: { key },
        });
      for (const [address, name] of doors) await look(address, name);
      await signsIn('quan.tri');
      for (const [address, name] of ofStaff) await look(address, name);
      const { campaigns } = await (await context.request.get(`${citizen.url}/api/staff/campaigns`)).json();
      const board = `/don-vi/dot/${campaigns[0].id}`;
      await look(board, 'board');
      await look(`${board}/ai-bi-chan`, 'board-blocks');
      await look(`${board}/con-thieu`, 'board-missing');
      await signsIn('qua.han');
      await look('/trang-ca-nhan/cap-nhat', 'record-shut');
    });

    test(`a browser and a phone, ${scheme}, ${language}`, async ({ citizen, page, context, phone }) => {
      test.slow();
      const app = phone.page;
      await withCamera(phone.context, async () => foreignCode);
      for (const side of [page, app]) {
        await side.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      }
      for (const side of [context, phone.context]) {
        await side.addCookies([{ name: 'motcua_language', value: language, url: citizen.url }]);
      }
      const look = async (name: string, side = app) => {
        await expect(side.locator('html')).toHaveAttribute('lang', language);
        await citizen.findsNothingInTheWay(`${name}-${language}-${scheme}`, side);
      };
      const enter = async (id: string, typed: string) => {
        await app.locator(`#${id}`).fill(typed);
        await app.keyboard.press('Enter');
      };
      const { personal_id, password } = await citizen.persona('long_name');
      await phone.opensApp();
      await app.locator('#personal-id').fill(personal_id);
      await look('phone-sign-in');
      await enter('password', password);
      await app.locator('#code').waitFor();
      await look('phone-code');
      await enter('code', await citizen.readsCode('long_name'));
      await app.locator('#again').fill(passcode);
      await look('phone-passcode');
      await enter('passcode', passcode);
      const ways = app.locator('.way');
      await expect(ways).toHaveCount(3);
      await look('phone-home');
      await ways.first().click();
      await expect(app.locator('video')).toBeVisible();
      await look('phone-camera');
      await ways.last().click();
      await citizen.opens('/api/citizen/sign-in');
      await citizen.seesCode();
      const number = await citizen.readsNumber();
      await enter('short-code', await citizen.readsShortCode());
      await phone.picks(number);
      await look('phone-asks');
      await citizen.isAskedForNumber(number);
      await look('vneid-scanned', page);
      await app.locator('.yes').click();
      await page.waitForURL('**/tai-khoan');
      await expect(app.locator('fieldset label')).toHaveCount(0);
      await look('phone-approved');
      await app.locator('main .button.primary').click();
      await app.locator('#passcode').waitFor();
      await look('phone-locked');
    });
  }
}
