import { expect, home, test } from './staff.ts';

const lists = [
  [`${home}/quan-tri`, 'administration'],
  [`${home}/don-vi`, 'unit entrance'],
  [`${home}/don-vi/danh-muc`, 'units'],
  [`${home}/don-vi/danh-muc/them`, 'new unit'],
  [`${home}/don-vi/can-bo`, 'members'],
  [`${home}/don-vi/can-bo/them`, 'new member'],
  [`${home}/quan-tri/nhap-tep`, 'imports'],
] as const;
const ofUnit = ['', '/sua', '/chuyen', '/ket-thuc', '/tro-lai'];
const ofMember = ['', '/dieu-chuyen', '/vai-tro', '/khoa', '/mo-khoa', '/cap-ma', '/ung-dung'];

// Each language and each scheme once: that they go together in any way is tried on other pages.
const looks = [
  ['light', 'vi'],
  ['dark', 'en'],
] as const;

for (const [scheme, language] of looks) {
  test(`the pages of units, members and imports, ${scheme}, ${language}`, async ({ officer, page, context }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await context.addCookies([{ name: 'motcua_language', value: language, url: officer.url }]);
    const look = async (address: string, name: string) => {
      await officer.opens(address);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(officer.main.locator('.waiting')).toHaveCount(0);
      await officer.findsNothingInTheWay(`${name}-${language}-${scheme}`);
    };
    await look(`${home}/login?stage=handed_code`, 'handed code');
    await officer.signsIn('quan.tri');
    for (const [address, name] of lists) await look(address, name);
    const { units } = await (await officer.asks('GET', '/api/staff/units?q=noi+vu')).json();
    for (const task of ofUnit) await look(`${home}/don-vi/danh-muc/${units[0].id}${task}`, `unit${task}`);
    const { members } = await (await officer.asks('GET', '/api/staff/members?q=con.thieu')).json();
    for (const task of ofMember) await look(`${home}/don-vi/can-bo/${members[0].id}${task}`, `member${task}`);
  });
}
