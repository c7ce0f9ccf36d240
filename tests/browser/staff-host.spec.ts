import { freePort, start } from '../setup/server.mjs';
import { Citizen } from './people.ts';
import { expect, Officer, once, test } from './staff.ts';

test('where the staff have an address of their own, they sign in, work and sign out there', once, async ({ page }) => {
  const port = await freePort();
  const theirs = `http://can-bo.localhost:${port}`;
  const { url, stop } = await start({ MOTCUA_STAFF_PUBLIC_URL: theirs }, { port });
  try {
    const officer = new Officer(new Citizen(page, url), page);
    const { main } = officer;
    await page.goto(`${url}/hethong/don-vi/can-bo`);
    await page.waitForURL(`${theirs}/hethong/login?return_to=*`);
    await officer.givesPassword('quan.tri');
    await officer.givesCode('quan.tri');
    await page.waitForURL(`${theirs}/hethong/don-vi/can-bo`);
    await expect(main.getByRole('rowheader').first()).toBeVisible();
    const table = page.waitForEvent('download');
    await main.getByRole('link', { name: 'Tải danh sách (CSV)' }).click();
    expect((await table).suggestedFilename()).toMatch(/\.csv$/);
    await main.getByRole('rowheader').getByRole('link').first().click();
    await main.getByRole('link', { name: 'Cấp mã đặt lại mật khẩu' }).click();
    await main.getByRole('button', { name: 'Cấp mã một lần' }).click();
    await expect(page.getByRole('article')).toContainText(`can-bo.localhost:${port}/hethong/login`);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL(`${theirs}/hethong/da-dang-xuat*`);
    await page.getByRole('link', { name: 'Về cổng dành cho công dân' }).click();
    await page.waitForURL(`${url}/`);
  } finally {
    await stop();
  }
});
