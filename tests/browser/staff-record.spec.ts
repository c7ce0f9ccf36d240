import { foreignCode, withCamera, withoutCamera } from './camera.ts';
import { png } from './pictures.ts';
import { expect, form, home, once, personal, test } from './staff.ts';

const tenMinutes = 601;
const save = { name: 'Lưu thông tin' };

test('before the deadline the form may be put off; a part of it may be saved', async ({ officer, page }) => {
  await officer.signsIn('con.thieu');
  await officer.opens(`${home}/vao?return_to=${personal}/phien-dang-nhap`);
  await page.waitForURL(`**${form}?return_to=*`);
  const gate = page.getByRole('region', { name: 'Thông tin cán bộ cần chuẩn hóa' });
  await expect(gate).toContainText('Số CCCD/Số định danh cá nhân, Số điện thoại');
  await page.getByLabel('Số điện thoại *').fill('0987 654 321');
  await officer.main.getByRole('button', save).click();
  await expect(officer.main).toContainText('Đã lưu: Số điện thoại');
  await expect(officer.main).toContainText('Còn thiếu: Số CCCD/Số định danh cá nhân. Nhập tiếp');
  await expect(gate).not.toContainText('Số điện thoại');
  await officer.findsNothingInTheWay('part saved');
  await gate.getByRole('link', { name: 'Để sau' }).click();
  await page.waitForURL(`**${personal}/phien-dang-nhap`);
  await expect(gate).toHaveCount(0);
  // It is put off for this visit only.
  await officer.opens(home);
  await expect(gate).toBeVisible();
  await officer.findsNothingInTheWay('gate on another page');
  await gate.getByRole('link', { name: 'Cập nhật thông tin' }).click();
  await page.getByLabel('Số CCCD/Số định danh cá nhân *').fill('033188000903');
  await officer.main.getByRole('button', save).click();
  await expect(page.locator('[data-arrival]')).toContainText('đã đủ các mục bắt buộc');
});

test('after the deadline only form, help and sign-out are left, until the form is complete', async ({ officer, page }) => {
  await officer.signsIn('qua.han');
  await officer.citizen.opens(`${personal}/nhat-ky`);
  await page.waitForURL(`**${form}?return_to=*`);
  const gate = page.getByRole('region', { name: 'Đã quá hạn chuẩn hóa thông tin' });
  await expect(gate).toContainText('Chỉ còn mở được biểu mẫu này, Trợ giúp và Đăng xuất');
  const menu = page.getByRole('navigation', { name: 'Trình đơn cán bộ' });
  await expect(menu.getByRole('link')).toHaveCount(2);
  await expect(gate.getByRole('link', { name: 'Để sau' })).toHaveCount(0);
  await officer.findsNothingInTheWay('gate shut');
  await menu.getByRole('link', { name: 'Trợ giúp' }).click();
  await expect(officer.main.getByRole('heading', { level: 1 })).toHaveText('Trợ giúp');
  await page.goBack();
  await page.getByLabel('Số điện thoại *').fill('0977 000 111');
  await page.getByLabel('Số CCCD/Số định danh cá nhân *').fill('033085000904');
  await officer.main.getByRole('button', save).click();
  // On to where they wanted to go.
  await page.waitForURL(`**${personal}/nhat-ky`);
  await expect(page.locator('[data-arrival]')).toContainText('Đã lưu');
});

test('all that is wrong is said at once, and digits that disagree are only a warning', async ({ officer, page }) => {
  await officer.signsIn('can.bo');
  await officer.opens(form);
  // Her number's fourth digit is a man's, as the persona's with whom she shares it.
  await expect(officer.main).toContainText('giới tính khác');
  await page.getByLabel('Nam', { exact: true }).check();
  await expect(officer.main).not.toContainText('giới tính khác');
  await page.getByLabel('Ngày sinh *').fill('31/02/1981');
  await expect(officer.main).toContainText('năm sinh khác');
  await page.getByLabel('Số CCCD/Số định danh cá nhân *').fill('12345');
  await page.getByLabel('Số điện thoại *').fill('113');
  await page.getByLabel('Email').fill('không phải');
  await officer.main.getByRole('button', save).click();
  await expect(officer.summary).toBeFocused();
  await expect(officer.summary.getByRole('link')).toHaveCount(4);
  await expect(officer.summary).toContainText('Ngày sinh: ');
  await officer.findsNothingInTheWay('form wrong');
  await officer.summary.getByRole('link', { name: /Email/ }).click();
  await expect(page.getByLabel('Email')).toBeFocused();
  await page.reload();
  await expect(page.getByText('Nội dung nhập dở vẫn còn')).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue('không phải');
  await page.getByRole('button', { name: 'Bỏ nội dung nhập dở' }).click();
  await expect(page.getByLabel('Email')).toHaveValue('');
  await expect(officer.main).toContainText('giới tính khác');
  await officer.findsNothingInTheWay('form warning');
  await page.getByLabel('Email').fill('nguyen.thi.mau@motcua.example');
  await officer.main.getByRole('button', save).click();
  await expect(page.locator('[data-arrival]')).toContainText('Đã lưu: Email');
});

test('a number that is not the authorised one is refused with what to do', async ({ officer, page }) => {
  officer.hasAuthorisedNumber('TEST004', '033188000903');
  await officer.signsIn('con.thieu');
  await officer.opens(form);
  await page.getByLabel('Số CCCD/Số định danh cá nhân *').fill('033188000999');
  await officer.main.getByRole('button', save).click();
  await expect(officer.summary).toContainText('Số CCCD/Số định danh cá nhân: ');
  await expect(page.locator('#personal_id-wrong')).toContainText(/chứng thực/);
  await officer.findsNothingInTheWay('wrong number');
  await page.getByLabel('Số CCCD/Số định danh cá nhân *').fill('033 188 000 903');
  await officer.main.getByRole('button', save).click();
  await expect(officer.main).toContainText('Đã đối chiếu');
});

test('two tabs: what only the other one changed stays, what both changed is chosen', async ({ officer, page }) => {
  await officer.signsIn('can.bo');
  await officer.opens(form);
  await page.getByLabel('Địa chỉ').fill('1 Phố Của Tôi');
  await officer.saves({ address: '2 Phố Ở Thẻ Kia', email: 'kia@motcua.example' });
  await officer.main.getByRole('button', save).click();
  const why = page.getByRole('alert').filter({ hasText: 'Thông tin vừa được lưu ở nơi khác' });
  await expect(why).toBeFocused();
  await expect(officer.main.getByRole('group')).toHaveCount(1);
  await officer.findsNothingInTheWay('conflict');
  await page.getByLabel(/2 Phố Ở Thẻ Kia/).check();
  await page.getByRole('button', { name: 'Trở lại biểu mẫu' }).click();
  await expect(page.getByLabel('Địa chỉ')).toHaveValue('1 Phố Của Tôi');
  await officer.main.getByRole('button', save).click();
  await page.getByRole('button', { name: 'Lưu lựa chọn' }).click();
  await page.waitForURL(`**${personal}`);
  await expect(officer.main).toContainText('1 Phố Của Tôi');
  await expect(officer.main).toContainText('kia@motcua.example');
});

test('another phone wants to know who it is, in the form itself', async ({ officer, page, clock }) => {
  await officer.signsIn('can.bo');
  await clock(tenMinutes);
  await officer.opens(form);
  await page.getByLabel('Số điện thoại *').fill('0966 555 444');
  await expect(officer.main).toContainText('hệ thống hỏi lại mật khẩu');
  await officer.main.getByRole('button', save).click();
  const proof = page.getByRole('region', { name: 'Xác nhận lại danh tính' });
  await expect(proof).toBeFocused();
  await officer.findsNothingInTheWay('asked who it is');
  await proof.getByLabel('Mật khẩu cán bộ', { exact: true }).fill('sai');
  await proof.getByRole('button', { name: 'Xác nhận và lưu' }).click();
  await expect(proof).toContainText('Mật khẩu chưa đúng');
  const { password, totp_seed } = await officer.member('can.bo');
  await proof.getByLabel('Mật khẩu cán bộ', { exact: true }).fill(password);
  await proof.getByLabel('Mã của ứng dụng xác thực').fill(await officer.codeOf(totp_seed ?? ''));
  await proof.getByRole('button', { name: 'Xác nhận và lưu' }).click();
  await page.waitForURL(`**${personal}`);
  await expect(officer.main).toContainText('0966 555 444');
});

test('the e-receipt account goes in and never comes out', async ({ officer, page }) => {
  await officer.signsIn('can.bo');
  await officer.opens(form);
  const part = page.getByRole('region', { name: 'Liên kết biên lai/hóa đơn' });
  await part.getByRole('button', { name: 'Lưu tài khoản liên kết' }).click();
  await expect(part.locator('.summary').getByRole('link')).toHaveCount(2);
  await part.getByLabel('Tài khoản liên kết biên lai/hóa đơn').fill('bien.lai.01');
  await part.getByLabel('Mật khẩu liên kết biên lai/hóa đơn', { exact: true }).fill('bí mật của tôi');
  await part.getByRole('button', { name: 'Lưu tài khoản liên kết' }).click();
  await expect(part).toContainText('Đã lưu tài khoản liên kết');
  await expect(part.getByLabel('Mật khẩu liên kết biên lai/hóa đơn', { exact: true })).toHaveValue('');
  await expect(part).toContainText('Chưa dùng lần nào');
  await part.getByRole('button', { name: 'Thử kết nối' }).click();
  await expect(part).toContainText(/Kết nối được|không nhận|không trả lời/);
  await expect(part).toContainText('Dùng gần nhất: ');
  await officer.findsNothingInTheWay('e-receipt');
  expect(await page.content()).not.toContain('bí mật của tôi');
  await part.getByRole('button', { name: 'Bỏ liên kết' }).click();
  await expect(part).toContainText('Đã bỏ liên kết');
  await expect(part).toContainText('Chưa liên kết tài khoản nào');
});

test('a code that is no card’s is told from one; no camera leaves other ways', async ({ officer, page, context }) => {
  await withCamera(context, async () => foreignCode);
  await officer.signsIn('can.bo');
  await officer.opens(`${personal}/quet-the`);
  await expect(officer.main).toContainText('Mã QR này không phải của thẻ căn cước', { timeout: 20_000 });
  await officer.findsNothingInTheWay('card scan');
  const other = await context.newPage();
  await other.close();
  await withoutCamera(context, 'NotAllowedError');
  await page.reload();
  await expect(officer.main).toContainText('Trình duyệt chưa được dùng máy ảnh');
  const buffer = Buffer.from('không phải ảnh');
  await page.locator('input[type=file]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
  await expect(officer.main).toContainText('Không mở được tệp này như một ảnh');
  await officer.findsNothingInTheWay('card without camera');
  await officer.main.getByRole('link', { name: 'Nhập tay vào biểu mẫu' }).click();
  await page.waitForURL(`**${form}`);
});

test('a default page that the role lost is explained, with the nearest in its place', once, async ({ officer, page }) => {
  await officer.signsIn('quan.ly');
  await officer.saves({ default_page: `${home}/don-vi` });
  officer.becomes('quan.ly', 'staff');
  await officer.citizen.opens(`${home}/vao`);
  await page.waitForURL(`**${home}`);
  await expect(officer.main).toContainText('Trang mặc định đã chọn không còn mở được');
  await expect(officer.main).toContainText('nên hệ thống mở “Trang chủ”');
  await officer.findsNothingInTheWay('default page lost');
  await officer.main.getByRole('link', { name: 'Chọn trang mặc định khác' }).click();
  await page.waitForURL(`**${form}#default_page`);
  await page.getByLabel('Trang mặc định').selectOption(personal);
  await officer.main.getByRole('button', save).click();
  await page.waitForURL(`**${personal}`);
  await expect(officer.main).not.toContainText('không còn mở được');
});

test('a picture is removed with Không dùng ảnh, and comes back', once, async ({ officer, page }) => {
  await officer.signsIn('can.bo');
  await officer.opens(`${personal}/anh-dai-dien`);
  const remove = officer.main.getByRole('button', { name: 'Không dùng ảnh' });
  await expect(page.getByLabel('Chọn ảnh')).toBeAttached();
  await expect(remove).toHaveCount(0);
  const buffer = png(200, 200, () => [30, 60, 160]);
  await page.getByLabel('Chọn ảnh').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer });
  await officer.main.getByRole('button', { name: 'Dùng ảnh này' }).click();
  await expect(officer.main).toContainText('Đã đổi ảnh đại diện');
  await remove.click();
  await expect(officer.main).toContainText('Đã bỏ ảnh đại diện');
  await officer.findsNothingInTheWay('avatar removed');
  await officer.main.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(remove).toBeVisible();
});

test('the sandbox’s tools tell names, passwords and codes that count now', async ({ officer, page }) => {
  await officer.citizen.opens('/thu-nghiem#can-bo');
  const part = page.getByRole('region', { name: 'Cán bộ thử nghiệm' });
  await expect(part.getByRole('listitem')).toHaveCount(10);
  await expect(part.locator('li').filter({ hasText: 'moi.vao' })).toContainText('chưa gắn ứng dụng xác thực');
  const digits = part.locator('li').filter({ hasText: 'Nguyễn Thị Mẫu' }).locator('.grouped');
  await expect(digits).toHaveText(/^\d{6}$/);
  await officer.findsNothingInTheWay('tools');
  const code = (await digits.textContent()) ?? '';
  await officer.opens(`${home}/login`);
  await officer.givesPassword('can.bo');
  await page.getByLabel('Mã xác thực', { exact: true }).fill(code);
  await officer.main.getByRole('button', { name: 'Xác nhận' }).click();
  await page.waitForURL(`**${home}`);
});
