import { Citizen } from './people.ts';
import { expect, Officer, once, test } from './staff.ts';
import { Ways } from './ways.ts';

const cases = '/hethong/quan-tri/vu-viec';
const reason = 'Giải quyết vụ việc theo phiếu tiếp nhận số 12.';
const grounds = 'Đã đối chiếu căn cước gốc tại Bộ phận Một cửa.';

async function looks(officer: Officer) {
  await officer.page.getByLabel('Lý do xem').fill(reason);
  await officer.main.getByRole('button', { name: 'Ghi lý do và xem' }).click();
  await expect(officer.main.getByRole('heading', { name: 'Danh tính đang tranh chấp' })).toBeVisible();
}

/** The server asks who it is unless that was proved just now. */
async function sends(officer: Officer, username: string, button: string, said: RegExp) {
  await officer.main.getByRole('button', { name: button }).click();
  const proof = officer.main.getByRole('region', { name: 'Xác nhận lại danh tính' });
  const done = officer.main.getByText(said);
  await expect(proof.or(done).first()).toBeVisible();
  if (await proof.isVisible()) {
    const { password, totp_seed } = await officer.member(username);
    await proof.getByLabel('Mật khẩu cán bộ', { exact: true }).fill(password);
    if (totp_seed) await proof.getByLabel('Mã của ứng dụng xác thực').fill(await officer.codeOf(totp_seed));
    await proof.getByRole('button', { name: 'Xác nhận và lưu' }).click();
  }
  await expect(done).toBeVisible();
}

test('two administrators decide a case and take it back, and the citizen reads why it was looked at', once, async ({ officer, browser }) => {
  test.slow();
  const { page, main } = officer;
  const outside = await browser.newContext({ viewport: page.viewportSize(), locale: 'vi-VN' });
  const theirs = await outside.newPage();
  const citizen = new Citizen(theirs, officer.url);
  const ways = new Ways(citizen, theirs);
  await ways.startsAlone('level1');
  await ways.hasPortal('level1');
  await ways.startsAlone('techid_twin');
  await ways.linksPortal('techid_twin');
  await theirs.waitForURL('**/lien-ket*');

  // The first one.
  await officer.signsIn('quan.tri');
  await officer.opens('/hethong/quan-tri');
  await main.getByRole('link', { name: 'Vụ việc danh tính' }).click();
  await expect(main.getByRole('rowheader').first()).toBeVisible();
  await officer.findsNothingInTheWay('cases');
  await main.getByRole('rowheader').getByRole('link').first().click();
  await expect(main.getByRole('heading', { name: 'Mở thông tin của công dân' })).toBeVisible();
  await expect(main.getByText('Danh tính đang tranh chấp')).toHaveCount(0);
  await main.getByRole('button', { name: 'Ghi lý do và xem' }).click();
  await expect(officer.summary).toContainText('Hãy ghi lý do');
  await officer.findsNothingInTheWay('case-reason');
  const address = page.url().slice(officer.url.length);
  await looks(officer);
  await officer.findsNothingInTheWay('case');
  await page.setViewportSize({ width: 360, height: 740 });
  await officer.findsNothingInTheWay('case');
  await page.setViewportSize({ width: 1280, height: 900 });
  await main.getByRole('button', { name: 'Ghi quyết định' }).click();
  await expect(officer.summary).toContainText('Hãy chọn một quyết định.');
  await main.getByRole('radio', { name: /Giữ cho tài khoản đang có/ }).check();
  await page.getByLabel('Căn cứ').fill(grounds);
  await sends(officer, 'quan.tri', 'Ghi quyết định', /^Đã ghi quyết định/);
  await officer.findsNothingInTheWay('case-noted');
  await looks(officer);
  await expect(main.getByText('Ông/bà đã quyết định.')).toBeVisible();

  // The second one does not know what the first chose.
  officer.becomes('can.bo', 'administrator');
  await officer.signsIn('can.bo');
  await officer.opens(address);
  await looks(officer);
  await expect(main.getByText(/Nội dung chưa hiện/)).toBeVisible();
  await expect(main.getByText(grounds)).toHaveCount(0);
  await officer.findsNothingInTheWay('case-second');
  await main.getByRole('radio', { name: /Giữ cho tài khoản đang có/ }).check();
  await page.getByLabel('Căn cứ').fill(grounds);
  await sends(officer, 'can.bo', 'Ghi quyết định', /^Hai quyết định giống nhau/);

  // Taken back by both.
  await looks(officer);
  await expect(main.getByText(/^Đến hết ngày/)).toBeVisible();
  await officer.findsNothingInTheWay('case-carried-out');
  await page.getByLabel('Căn cứ').fill(grounds);
  await sends(officer, 'can.bo', 'Hoàn tác vụ việc', /^Đã ghi đề nghị/);
  await officer.signsIn('quan.tri');
  await officer.opens(address);
  await looks(officer);
  await page.getByLabel('Căn cứ').fill(grounds);
  await sends(officer, 'quan.tri', 'Hoàn tác vụ việc', /^Đã hoàn tác/);
  await looks(officer);
  await expect(main.getByRole('list').filter({ hasText: 'Lượt 1' })).toContainText(grounds);
  await officer.findsNothingInTheWay('case-undone');

  // Whose account it is reads who looked, and why.
  await ways.signsIn('level1');
  await ways.opens('/nhat-ky');
  await expect(ways.main.getByText(`Lý do cán bộ ghi: “${reason}”`).first()).toBeVisible();
  await citizen.findsNothingInTheWay('case-in-activity');
  await ways.opens();
  await citizen.findsNothingInTheWay('case-notice');
  await outside.close();
});
