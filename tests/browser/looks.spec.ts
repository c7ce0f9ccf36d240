import { expect, test } from './people.ts';

const citizens = '/dich-vu-cong/cong-dan';
const pages = ['/', `${citizens}/dang-nhap`, `${citizens}/da-dang-xuat`, `${citizens}/khong-phai-toi`, '/thu-nghiem'];
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
] as const;
const shots = process.env.MOTCUA_SHOTS;

for (const scheme of ['light', 'dark'] as const) {
  for (const language of ['vi', 'en'] as const) {
    test(`every page, ${scheme}, ${language}`, async ({ citizen, page, context }, info) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await context.addCookies([{ name: 'motcua_language', value: language, url: citizen.url }]);
      const look = async (name: string) => {
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await citizen.findsNothingInTheWay(name);
        const file = `${shots}/${name}-${info.project.name}-${language}-${scheme}.png`;
        if (shots) await page.screenshot({ path: file, fullPage: true });
      };
      for (const path of pages) {
        await citizen.opens(path);
        await look(path.split('/').at(-1) || 'home');
      }
      await citizen.opens('/api/citizen/sign-in');
      await page.waitForURL('**/vneid/dang-nhap');
      await look('vneid-password');
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
  }
}
