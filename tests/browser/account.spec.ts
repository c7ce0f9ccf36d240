import { expect, once, path, test } from './account.ts';

test('each item says who gave it and since when, and whether it may be changed here', async ({ account, page }) => {
  await account.signsInAnew();
  await account.opens();
  const name = account.row('Họ và tên');
  await expect(name).toContainText('Nguyễn Thị Mẫu');
  await expect(name).toContainText(/VNeID, từ \d{2}\/\d{2}\/\d{4}/);
  await expect(name).toContainText('Do VNeID cung cấp. Sửa tại Công an xã, phường nơi cư trú.');
  await expect(name.getByRole('link', { name: /Thay đổi/ })).toHaveCount(0);
  await expect(account.row('Di động của tài khoản VNeID')).toContainText('Sửa trong ứng dụng VNeID.');
  const labels = [
    ['Họ và tên', 'Cơ quan, tổ chức', 'Ngày sinh', 'Số định danh cá nhân \\(CCCD\\)', 'Số CMND cũ', 'Ngày cấp'],
    ['Nơi cấp', 'Di động liên hệ', 'Fax', 'Email', 'Website', 'Địa chỉ cư trú', 'Địa chỉ liên hệ', 'Loại tài khoản'],
  ].flat();
  for (const label of labels) await expect(account.row(label), label).toBeVisible();
  const mine = ['Di động liên hệ', 'Fax', 'Email', 'Website', 'Địa chỉ liên hệ', 'Cơ quan, tổ chức', 'Ngày cấp', 'Nơi cấp', 'Số CMND cũ'];
  for (const label of mine) {
    await expect(account.row(label).getByRole('link', { name: `Thay đổi ${label}` }), label).toBeVisible();
  }
  await expect(page).toHaveTitle(/^Quản lý tài khoản – /);
  await account.citizen.findsNothingInTheWay('account');
});

test('one item is changed on a page of its own, and told afterwards', async ({ account, page }) => {
  await account.signsInAnew();
  await account.opens();
  await account.row('Địa chỉ liên hệ').getByRole('link', { name: /Thay đổi/ }).click();
  await page.waitForURL('**/thay-doi?muc=dia-chi-lien-he');
  await expect(account.main.getByRole('heading', { level: 1 })).toBeFocused();
  await account.citizen.findsNothingInTheWay('form');
  await page.getByLabel('Địa chỉ liên hệ').fill('Thôn Mẫu\nxã Lương Bằng,  tỉnh Hưng Yên');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.waitForURL(`**${path}`);
  await expect(page.getByText('Đã lưu: Địa chỉ liên hệ')).toBeVisible();
  await expect(page.locator('[data-arrival]')).toBeFocused();
  const row = account.row('Địa chỉ liên hệ');
  await expect(row).toContainText('Thôn Mẫu xã Lương Bằng, tỉnh Hưng Yên');
  await expect(row).toContainText('Ông/bà tự khai, từ');
  await account.citizen.findsNothingInTheWay('saved');

  await row.getByRole('link', { name: /Lịch sử/ }).click();
  await page.waitForURL('**/lich-su?muc=dia-chi-lien-he');
  await expect(account.main.locator('tbody tr').first()).toContainText('Thôn Mẫu xã Lương Bằng');
  await account.citizen.findsNothingInTheWay('history of one item');
  await page.goBack();
  await page.waitForURL(`**${path}`);
  await expect(page.getByText('Đã lưu: Địa chỉ liên hệ')).toHaveCount(0);
});

test('an item is emptied by leaving its field empty', once, async ({ account, page }) => {
  await account.signsInAnew();
  await account.saves({ website: 'motcua.example' });
  await account.opens('/thay-doi?muc=website');
  await expect(page.getByLabel('Website')).toHaveValue('https://motcua.example');
  await page.getByLabel('Website').fill('  ');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByText('Đã bỏ: Website')).toBeVisible();
  await expect(account.row('Website')).toContainText('Ông/bà để trống');
});

test('nothing changed: nothing is sent, and it is said', once, async ({ account, page }) => {
  await account.signsInAnew();
  await account.opens('/thay-doi?muc=fax');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByText('Không có gì thay đổi')).toBeVisible();
});

test('all that is wrong is told at once, and the summary takes the focus', async ({ account, page }) => {
  await account.signsInAnew();
  await account.opens('/thay-doi?muc=ngay-cap-noi-cap');
  await page.getByLabel('Ngày cấp').fill('30/02/2021');
  await page.getByLabel('Nơi cấp').fill('x'.repeat(300));
  await page.getByRole('button', { name: 'Lưu' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Xin xem lại' });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveCount(2);
  await expect(summary).toContainText('Nhập ngày có thật theo dạng ngày/tháng/năm');
  await summary.getByRole('link').first().click();
  await expect(page.getByLabel('Ngày cấp')).toBeFocused();
  await expect(page.getByLabel('Ngày cấp')).toHaveAttribute('aria-invalid', 'true');
  await account.citizen.findsNothingInTheWay('two wrong fields');
  await page.getByLabel('Ngày cấp').fill('5-9-2021');
  await page.getByLabel('Nơi cấp').fill('Cục Cảnh sát');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByText('Đã lưu: Ngày cấp, Nơi cấp')).toBeVisible();
  await expect(account.row('Ngày cấp')).toContainText('05/09/2021');
});

test('numbers are taken as people write them', once, async ({ account, page }) => {
  await account.signsInAnew();
  for (const [item, label, typed, shown] of [
    ['fax', 'Fax', '(0221) 3863.456', '02213863456'],
    ['so-cmnd-cu', 'Số CMND cũ', '145 000-112', '145000112'],
  ]) {
    await account.opens(`/thay-doi?muc=${item}`);
    await page.getByLabel(label ?? '').fill(typed ?? '');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.waitForURL(`**${path}`);
    await expect(account.row(label ?? '')).toContainText(shown ?? '');
  }
});

test('two tabs change the same item: both versions are shown, and the person chooses', async ({ account, page }) => {
  await account.signsInAnew();
  await account.saves({ organisation: 'Cơ quan cũ' });
  await account.opens('/thay-doi?muc=co-quan-to-chuc');
  await page.getByLabel('Cơ quan, tổ chức').fill('Trường Mầm non Mẫu');
  await account.saves({ organisation: 'Trường Tiểu học Thử' });
  await page.getByRole('button', { name: 'Lưu' }).click();
  const why = page.getByRole('alert').filter({ hasText: 'vừa được đổi ở nơi khác' });
  await expect(why).toBeFocused();
  await expect(page.getByRole('radio', { name: /Trường Mầm non Mẫu/ })).toBeChecked();
  await expect(page.getByRole('radio', { name: /Trường Tiểu học Thử.*Ông\/bà tự khai, lúc/ })).toBeVisible();
  await account.citizen.findsNothingInTheWay('conflict');

  await page.getByRole('button', { name: 'Nhập lại' }).click();
  await expect(page.getByLabel('Cơ quan, tổ chức')).toHaveValue('Trường Mầm non Mẫu');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('radio', { name: /Trường Tiểu học Thử/ }).check();
  await page.getByRole('button', { name: 'Lưu lựa chọn' }).click();
  await expect(page.getByText('Đã giữ nội dung đang lưu')).toBeVisible();
  await expect(account.row('Cơ quan, tổ chức')).toContainText('Trường Tiểu học Thử');
});

test('two tabs change the same item: the own version can be saved over the other', async ({ account, page }) => {
  await account.signsInAnew();
  await account.opens('/thay-doi?muc=ngay-cap-noi-cap');
  await page.getByLabel('Ngày cấp').fill('05/09/2021');
  await page.getByLabel('Nơi cấp').fill('Cục Mẫu');
  await account.saves({ id_issued_on: '2020-01-31' });
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByRole('radio', { name: /31\/01\/2020/ })).toBeVisible();
  await expect(account.main.getByRole('group')).toHaveCount(1);
  await page.getByRole('button', { name: 'Lưu lựa chọn' }).click();
  await page.waitForURL(`**${path}`);
  await expect(account.row('Ngày cấp')).toContainText('05/09/2021');
  await expect(account.row('Nơi cấp')).toContainText('Cục Mẫu');
});

test('two tabs change different items: both are kept, and the other one is told', once, async ({ account, page }) => {
  await account.signsInAnew();
  await account.opens('/thay-doi?muc=fax');
  await page.getByLabel('Fax').fill('0221 3863 456');
  await account.saves({ organisation: 'Trường Tiểu học Thử' });
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.waitForURL(`**${path}`);
  await expect(page.getByText('Đã lưu: Fax')).toBeVisible();
  await expect(page.getByText('Cơ quan, tổ chức: Trường Tiểu học Thử')).toBeVisible();
  await expect(account.row('Fax')).toContainText('02213863456');
  await expect(account.row('Cơ quan, tổ chức')).toContainText('Trường Tiểu học Thử');
});

test('what was typed survives a reload, and lies nowhere in clear', async ({ account, page }) => {
  await account.signsInAnew();
  await account.opens('/thay-doi?muc=co-quan-to-chuc');
  await page.getByLabel('Cơ quan, tổ chức').fill('Hợp tác xã Thử Nghiệm');
  await expect.poll(() => account.storage()).toContain('motcua-draft:organisation');
  expect(await account.storage()).not.toContain('Hợp tác xã');
  await page.reload();
  await expect(page.getByLabel('Cơ quan, tổ chức')).toHaveValue('Hợp tác xã Thử Nghiệm');
  await expect(page.getByText('Nội dung ông/bà nhập dở vẫn còn')).toBeVisible();
  await account.citizen.findsNothingInTheWay('typed before the reload');
  await page.getByRole('button', { name: 'Bỏ nội dung nhập dở' }).click();
  await expect(page.getByLabel('Cơ quan, tổ chức')).toHaveValue('');
  await expect.poll(() => account.storage()).not.toContain('motcua-draft');
});

test('giving up a form forgets what was typed', once, async ({ account, page }) => {
  await account.signsInAnew();
  await account.opens('/thay-doi?muc=fax');
  await page.getByLabel('Fax').fill('0221 3863 456');
  await expect.poll(() => account.storage()).toContain('motcua-draft');
  await page.getByRole('link', { name: 'Hủy, không thay đổi' }).click();
  await page.waitForURL(`**${path}`);
  expect(await account.storage()).not.toContain('motcua-draft');
});

test('signing out leaves nothing of what was typed, and nobody else gets it', once, async ({ account, page }) => {
  await account.signsInAnew();
  await account.opens('/thay-doi?muc=fax');
  await page.getByLabel('Fax').fill('0221 3863 456');
  await expect.poll(() => account.storage()).toContain('motcua-draft');
  const sealed = await page.evaluate(() => sessionStorage.getItem('motcua-draft:fax'));
  await page.getByRole('banner').getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL('**/da-dang-xuat');
  expect(await account.storage()).not.toContain('motcua-draft');

  // Even if somebody had kept a copy of it, it opens for its own person alone.
  await page.evaluate((kept) => sessionStorage.setItem('motcua-draft:fax', kept ?? ''), sealed);
  await account.signsIn('level1');
  await account.opens('/thay-doi?muc=fax');
  await expect(page.getByLabel('Fax')).toHaveValue('');
  expect(await account.storage()).not.toContain('motcua-draft');
});

test('a form keeps what was typed when the server or the network fails', async ({ account, page, context }) => {
  await account.signsInAnew();
  await account.opens('/thay-doi?muc=fax');
  await page.getByLabel('Fax').fill('0221 3863 456');
  await page.route('**/api/citizen/profile', (route) => route.fulfill({ status: 503 }));
  await page.getByRole('button', { name: 'Lưu' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Xin xem lại' });
  await expect(summary).toContainText('tạm thời chưa phục vụ được');
  await expect(summary).toBeFocused();
  await account.citizen.findsNothingInTheWay('server down');
  await page.unroute('**/api/citizen/profile');
  await context.setOffline(true);
  await expect(page.getByText('Mất kết nối mạng.')).toBeVisible();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(summary).toContainText('Không kết nối được');
  await context.setOffline(false);
  await expect(page.getByText('Mất kết nối mạng.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.getByText('Đã lưu: Fax')).toBeVisible();
});

test('information that can not be read says so, and offers another try', async ({ account, page }) => {
  await account.signsInAnew();
  await page.route('**/api/citizen/profile', (route) => route.fulfill({ status: 503 }));
  await account.opens();
  await expect(page.getByText('Chưa tải được thông tin')).toBeVisible();
  await account.citizen.findsNothingInTheWay('no information');
  await page.unroute('**/api/citizen/profile');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(account.row('Họ và tên')).toBeVisible();
});

test('grey lines stand in for what takes long, and only then', once, async ({ account, page }) => {
  await account.signsInAnew();
  let go = () => {};
  const gate = new Promise<void>((open) => {
    go = open;
  });
  await page.route('**/api/citizen/profile', async (route) => {
    await gate;
    await route.continue();
  });
  await account.opens();
  await expect(page.locator('.waiting.late')).toBeVisible();
  go();
  await expect(account.row('Họ và tên')).toBeVisible();
  await expect(page.locator('.waiting')).toHaveCount(0);
});

test('what the provider says differently at a sign-in is shown, and what the person typed stays', async ({ account, page }) => {
  await account.signsInAnew();
  await account.saves({ organisation: 'Cơ quan của tôi' });
  await page.route('**/api/citizen/profile', async (route) => {
    const answer = await route.fetch();
    const profile = await answer.json();
    profile.changed_at_sign_in = [
      { field: 'address', source: 'vneid', old: 'Xã Cũ, tỉnh Thái Bình', new: 'Xã Mới, tỉnh Hưng Yên', counts: true },
      { field: 'email', source: 'vneid', new: 'moi@motcua.example', counts: false },
    ];
    await route.fulfill({ response: answer, json: profile });
  });
  await account.opens();
  const told = account.main.locator('.alert').filter({ hasText: 'VNeID gửi thông tin khác trước' });
  await expect(told).toContainText('Xã Cũ, tỉnh Thái Bình');
  await expect(told).toContainText('Xã Mới, tỉnh Hưng Yên');
  await expect(told).toContainText('Cổng vẫn dùng nội dung ông/bà tự khai.');
  await account.citizen.findsNothingInTheWay('changes at the sign-in');
});

test('people of whom little is known, or much, find their page in order', async ({ account, page }) => {
  test.slow();
  for (const key of ['bare', 'sparse', 'one_word', 'year_only', 'business', 'old_number', 'long_name']) {
    await account.signsIn(key);
    await account.opens();
    await expect(account.row('Họ và tên')).toBeVisible();
    await account.citizen.findsNothingInTheWay(key);
  }
  await account.signsIn('bare');
  await account.opens();
  await expect(account.row('Ngày sinh')).toContainText('VNeID chưa cung cấp');
  await expect(page.getByText('Định danh mức 1')).toBeVisible();
});

test('an address of no item is no page', once, async ({ account }) => {
  await account.signsInAnew();
  await account.opens('/thay-doi?muc=ho-va-ten');
  await expect(account.main.getByRole('heading', { level: 1 })).toHaveText('Không có trang này');
});

test('the account speaks English as well', async ({ account, page, context }) => {
  await context.addCookies([{ name: 'motcua_language', value: 'en', url: account.url }]);
  await account.signsInAnew();
  await context.addCookies([{ name: 'motcua_language', value: 'en', url: account.url }]);
  await account.opens();
  await expect(account.row('Full name')).toContainText('Provided by VNeID. Corrected at your commune police');
  await account.row('Fax').getByRole('link', { name: 'Change Fax' }).click();
  await page.getByLabel('Fax').fill('12');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Please check' })).toContainText('fax number');
  await page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await expect(account.main.getByRole('heading', { level: 1 })).toHaveText('Thay đổi số fax');
  await expect(page.getByLabel('Fax')).toHaveValue('12');
});

test('so do its other parts', async ({ account, page, context }) => {
  await account.signsInAnew();
  await account.saves({ fax: '0221 3863 456' });
  await context.addCookies([{ name: 'motcua_language', value: 'en', url: account.url }]);
  for (const [part, heading, text] of [
    ['/phien-dang-nhap', 'Where you are signed in', 'VNeID: password, one-time code, text message'],
    ['/nhat-ky', 'Activity log', 'That was not me'],
    ['/lich-su', 'History of changes', 'Entered by you'],
    ['/anh-dai-dien', 'Picture', 'JPEG, PNG or WebP, at most 13'],
    ['/du-lieu', 'My data', 'Download the data file'],
    ['/ban-in', 'Data held by the portal', 'Last confirmed'],
    ['/thay-doi?muc=di-dong-lien-he', 'Change contact phone', 'A Vietnamese mobile number'],
    ['/xac-nhan-di-dong', 'Enter the code', 'No number is waiting'],
  ]) {
    await account.opens(part);
    await expect(account.main.getByRole('heading', { level: 1 })).toHaveText(heading ?? '');
    await expect(account.main).toContainText(text ?? '');
    await expect(account.main).not.toContainText(/ông\/bà|Phiên|Mục/);
  }
  await expect(page.getByRole('navigation', { name: 'Main menu' })).toBeVisible();
});

test('nothing jumps while the page comes', async ({ account, page }) => {
  await account.signsIn();
  for (const [part, delay] of [['api/session', 500], ['api/citizen/profile', 500]] as const) {
    await page.route(`**/${part}`, async (route) => {
      await new Promise((later) => setTimeout(later, delay));
      await route.continue();
    });
  }
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await account.opens();
  await expect(account.row('Họ và tên')).toBeVisible();
  const shifted = await page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0),
  );
  // Good is up to 0.1 (Core Web Vitals).
  expect(shifted).toBeLessThan(0.1);
});

test('a server that does not answer at all is told in place of the page', async ({ account, page }) => {
  await account.signsIn();
  await page.route('**/api/session', (route) => route.fulfill({ status: 503 }));
  await account.opens('/thay-doi?muc=fax');
  await expect(page.getByText('Cổng tạm thời chưa trả lời')).toBeVisible();
  await account.citizen.findsNothingInTheWay('no session');
  await page.unroute('**/api/session');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByLabel('Fax')).toBeVisible();
});

test('an item is changed by keyboard alone', once, async ({ account, page }) => {
  await account.signsInAnew();
  await account.opens();
  await account.row('Cơ quan, tổ chức').getByRole('link', { name: /Thay đổi/ }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/thay-doi?muc=co-quan-to-chuc');
  await expect(page.getByLabel('Cơ quan, tổ chức')).toBeVisible();
  await expect(account.main.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Cơ quan, tổ chức')).toBeFocused();
  await page.keyboard.type('Tổ hợp tác Thử');
  await account.saves({ organisation: 'Nơi khác' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'vừa được đổi ở nơi khác' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: /Tổ hợp tác Thử/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Nơi khác/ })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${path}`);
  await expect(account.row('Cơ quan, tổ chức')).toContainText('Tổ hợp tác Thử');
});
