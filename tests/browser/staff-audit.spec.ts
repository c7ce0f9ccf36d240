import { readFileSync } from 'node:fs';
import { expect, test } from './staff.ts';

const audit = '/hethong/quan-tri/nhat-ky';

test('what staff did is found again: by whom, what and when, and taken along', async ({ officer }) => {
  const { page, main } = officer;
  await officer.signsIn('can.bo');
  await officer.saves({ address: 'Số 2, đường Thử nghiệm' });
  await officer.signsIn('quan.tri');
  await officer.opens('/hethong/quan-tri');
  await main.getByRole('link', { name: 'Nhật ký thao tác' }).click();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Nhật ký thao tác');
  const row = main.getByRole('row').filter({ hasText: 'Cập nhật hồ sơ' }).first();
  await row.getByText('Chi tiết').click();
  await expect(row.getByText('Địa chỉ', { exact: true })).toBeVisible();
  await expect(row).toContainText('127.0.0.1:');
  await officer.findsNothingInTheWay('audit');

  await page.getByLabel('Người làm').fill('khong.co');
  await page.getByLabel('Từ ngày').fill('hôm qua');
  await main.getByRole('button', { name: 'Lọc' }).click();
  await expect(officer.summary).toContainText('Hãy nhập ngày theo dạng');
  await page.getByLabel('Từ ngày').fill('');
  await main.getByRole('button', { name: 'Lọc' }).click();
  await expect(officer.summary).toContainText('Không có cán bộ nào');
  await officer.findsNothingInTheWay('audit-errors');

  await page.getByLabel('Người làm').fill('can.bo');
  await page.getByRole('combobox', { name: 'Việc' }).selectOption('profile_changed');
  await page.getByLabel('Từ ngày').fill('1/1/2024');
  await main.getByRole('button', { name: 'Lọc' }).click();
  await expect(page).toHaveURL(/by=.*action=profile_changed&from=2024-01-01/);
  await page.reload();
  await expect(page.getByLabel('Người làm')).toHaveValue('can.bo');
  await expect(page.getByLabel('Từ ngày')).toHaveValue('01/01/2024');
  await expect(main.getByRole('row').filter({ hasText: 'Đăng nhập' })).toHaveCount(0);
  await expect(main.getByRole('row').filter({ hasText: 'Cập nhật hồ sơ' }).first()).toBeVisible();
  await officer.findsNothingInTheWay('audit-filtered');

  const waiting = page.waitForEvent('download');
  await main.getByRole('link', { name: 'Tải nhật ký đang xem (CSV)' }).click();
  const table = readFileSync(await (await waiting).path(), 'utf8');
  expect(table.charCodeAt(0)).toBe(0xfeff);
  expect(table).toContain('profile_changed');
  await main.getByRole('link', { name: 'Bỏ lọc' }).click();
  await page.waitForURL(`**${audit}`);
});
