import { expect, home, test } from './staff.ts';

const units = `${home}/don-vi/danh-muc`;

test('units are found, made, moved, merged and let go on again', async ({ officer, page }) => {
  test.slow();
  const unique = `Z${Date.now() % 1_000_000}`;
  await officer.signsIn('quan.tri');
  await officer.opens(`${home}/quan-tri`);
  await officer.findsNothingInTheWay('administration');
  await officer.main.getByRole('link', { name: 'Đơn vị' }).click();
  await page.waitForURL(`**${units}`);
  await expect(officer.main.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(officer.main).toContainText('Đơn vị trực thuộc (34)');
  await officer.findsNothingInTheWay('units');

  // What is looked for stands in the address: a reload keeps it.
  await page.getByLabel('Tên hoặc mã đơn vị').fill('so noi vu');
  await page.getByLabel('Loại').selectOption('department');
  await officer.main.getByRole('button', { name: 'Tìm' }).click();
  await page.waitForURL('**/danh-muc?q=so+noi+vu&kind=department');
  await expect(officer.main.getByRole('row')).toHaveCount(2);
  await page.reload();
  await expect(page.getByLabel('Tên hoặc mã đơn vị')).toHaveValue('so noi vu');
  await officer.findsNothingInTheWay('units found');
  await officer.main.getByRole('link', { name: 'Sở Nội vụ Mẫu' }).click();
  await expect(officer.main.getByRole('heading', { level: 1 })).toHaveText('Sở Nội vụ Mẫu');
  await officer.findsNothingInTheWay('a unit');

  // A new one below it; everything that is wrong is said at once.
  await officer.main.getByRole('link', { name: 'Thêm đơn vị trực thuộc' }).click();
  await expect(page.getByRole('combobox', { name: 'Trực thuộc đơn vị' })).toHaveValue('Sở Nội vụ Mẫu');
  await officer.main.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await expect(officer.summary.getByRole('link')).toHaveCount(4);
  await officer.findsNothingInTheWay('a new unit wrong');
  await page.getByLabel('Mã đơn vị').fill('MAU.SNV');
  await page.getByLabel('Tên đơn vị').fill(`Phòng Lưu trữ ${unique}`);
  await page.getByLabel('Loại', { exact: true }).selectOption('division');
  await page.getByLabel('Ngày bắt đầu hiệu lực').fill('1-7-2025');
  await officer.main.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await expect(officer.summary).toContainText('Mã này đã có ở một đơn vị khác');
  // What was typed waits.
  await page.reload();
  await expect(page.getByLabel('Tên đơn vị')).toHaveValue(`Phòng Lưu trữ ${unique}`);
  await page.getByLabel('Mã đơn vị').fill(unique);
  await officer.main.getByRole('button', { name: 'Thêm đơn vị' }).click();
  await expect(page.locator('[data-arrival]')).toContainText(`Đã thêm đơn vị Phòng Lưu trữ ${unique}`);
  await expect(officer.main.getByRole('navigation')).toContainText('Sở Nội vụ Mẫu');

  // Under another one, chosen with the keyboard alone.
  await officer.main.getByRole('link', { name: 'Chuyển sang cấp trên khác' }).click();
  const parent = page.getByRole('combobox', { name: 'Đơn vị cấp trên mới' });
  await parent.pressSequentially('so tu phap');
  await expect(page.getByRole('option')).toHaveCount(1);
  await officer.findsNothingInTheWay('choosing a unit');
  await parent.press('ArrowDown');
  await expect(page.getByRole('option')).toHaveAttribute('aria-selected', 'true');
  await parent.press('Enter');
  await expect(parent).toHaveValue('Sở Tư pháp Mẫu');
  await officer.findsNothingInTheWay('moving a unit');
  await officer.main.getByRole('button', { name: 'Chuyển đơn vị' }).click();
  await expect(page.locator('[data-arrival]')).toContainText('về trực thuộc Sở Tư pháp Mẫu');

  // Into another one, and back.
  await officer.main.getByRole('link', { name: 'Kết thúc hoặc sáp nhập' }).click();
  const successor = page.getByRole('combobox', { name: 'Đơn vị kế thừa' });
  await successor.pressSequentially('mau snv vp');
  await page.getByRole('option').click();
  await officer.findsNothingInTheWay('ending a unit');
  await officer.main.getByRole('button', { name: 'Kết thúc đơn vị' }).click();
  await expect(page.locator('[data-arrival]')).toContainText('sáp nhập vào Văn phòng');
  await officer.main.getByRole('link', { name: 'Cho hoạt động trở lại' }).click();
  await officer.main.getByRole('button', { name: 'Cho hoạt động trở lại' }).click();
  await expect(page.locator('[data-arrival]')).toContainText('hoạt động trở lại');

  // Somebody else was faster: the new version is shown before anything is overwritten.
  await officer.main.getByRole('link', { name: 'Sửa thông tin' }).click();
  const name = page.getByLabel('Tên đơn vị');
  await name.fill(`Phòng Thư viện ${unique}`);
  const id = page.url().split('/').at(-2);
  const theirs = { name: `Phòng Kho ${unique}`, kind: 'division', valid_from: '2025-07-01' };
  const answer = await officer.asks('PUT', `/api/staff/units/${id}`, theirs, { 'if-match': '*' });
  expect(answer.status(), await answer.text()).toBe(200);
  await officer.main.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(officer.summary).toContainText('vừa được người khác đổi');
  await expect(officer.main.locator('dl')).toContainText(`Phòng Kho ${unique}`);
  await officer.findsNothingInTheWay('a unit changed meanwhile');
  await officer.main.getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(officer.main.getByRole('heading', { level: 1 })).toHaveText(`Phòng Thư viện ${unique}`);
});

test('who manages a unit reads their own units and members, and nothing else', async ({ officer, page }) => {
  await officer.signsIn('quan.ly');
  await officer.opens(`${home}/don-vi`);
  await officer.findsNothingInTheWay('a manager’s unit');
  await officer.main.getByRole('link', { name: 'Đơn vị' }).click();
  await expect(officer.main.getByText('Cấp trên cùng')).toBeVisible();
  await expect(officer.main.getByRole('link', { name: 'Thêm đơn vị' })).toHaveCount(0);
  await officer.opens(`${home}/don-vi/can-bo`);
  await expect(officer.main.getByRole('row').nth(1)).toBeVisible();
  await expect(officer.main.getByRole('link', { name: /Cấp tài khoản/ })).toHaveCount(0);
  await officer.main.getByRole('row').nth(1).getByRole('link').click();
  await page.waitForURL(/can-bo\/[0-9a-f-]+$/);
  await expect(officer.main.locator('dl').getByText('Vai trò', { exact: true })).toBeVisible();
  await expect(officer.main.getByText('Quản lý tài khoản')).toHaveCount(0);
  await officer.opens(`${units}/them`);
  await expect(officer.main).toContainText('Vai trò hiện nay không mở được trang này');
});
