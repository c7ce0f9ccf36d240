import { expect, home, type Officer, once, test } from './staff.ts';

const imports = `${home}/quan-tri/nhap-tep`;
const csv = (text: string) => ({ name: 'don-vi.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) });

test('a file is tried out, mended, tried out again and brought in', async ({ officer, page }) => {
  test.slow();
  const unique = `N${Date.now() % 1_000_000}`;
  const heads = 'code,name,kind,parent_code,valid_from';
  const good = `${unique}A,Phòng Nhập Một,division,MAU.SNV,2025-07-01\n${unique}B,Phòng Nhập Hai,division,${unique}A,01/07/2025\n`;
  await officer.signsIn('quan.tri');
  await officer.opens(`${home}/quan-tri`);
  await officer.main.getByRole('link', { name: 'Nhập từ tệp' }).click();
  await page.waitForURL(`**${imports}`);
  await officer.findsNothingInTheWay('imports');
  const template = page.waitForEvent('download');
  await officer.main.getByRole('link', { name: 'Tải tệp mẫu (CSV)' }).click();
  expect((await template).suggestedFilename()).toMatch(/\.csv$/);
  await officer.main.getByRole('button', { name: 'Kiểm tra trước' }).click();
  await expect(officer.summary).toContainText('Chọn một tệp');
  await officer.findsNothingInTheWay('imports without a file');

  // Everything that is wrong is listed, by row and column; nothing is brought in.
  const wrong = `${heads}\n${good}${unique}C,,huyện,KHONG.CO,32/13/2025\n`;
  await page.locator('#file').setInputFiles(csv(wrong));
  await expect(officer.main).toContainText('don-vi.csv (');
  await officer.main.getByRole('button', { name: 'Kiểm tra trước' }).click();
  await page.waitForURL('**/nhap-tep?id=*');
  const list = page.getByRole('region', { name: /Có \d+ chỗ cần sửa/ });
  await expect(list.getByRole('row').nth(3)).toBeVisible();
  await expect(list.getByRole('rowheader').first()).toHaveText('Dòng 4');
  await expect(officer.main.getByRole('button', { name: 'Nhập thật' })).toHaveCount(0);
  await officer.findsNothingInTheWay('imports with errors');
  const errors = page.waitForEvent('download');
  await list.getByRole('link', { name: 'Tải danh sách lỗi (CSV)' }).click();
  expect((await errors).suggestedFilename()).toMatch(/\.csv$/);

  // Mended. After a reload the very same file has to be chosen again.
  const mended = csv(`${heads}\n${good}`);
  await page.locator('#file').setInputFiles(mended);
  await officer.main.getByRole('button', { name: 'Kiểm tra trước' }).click();
  await expect(officer.main).toContainText('Tệp không có chỗ nào sai');
  await expect(officer.main.getByRole('button', { name: 'Nhập thật' })).toBeVisible();
  await officer.findsNothingInTheWay('imports clean');
  await page.reload();
  await expect(officer.main).toContainText('hãy chọn lại đúng tệp đã kiểm tra');
  await page.locator('#same').setInputFiles(csv(wrong));
  await expect(officer.main).toContainText('Tệp đang chọn khác tệp đã kiểm tra');
  await officer.findsNothingInTheWay('imports another file');
  await page.locator('#same').setInputFiles(mended);
  await officer.main.getByRole('button', { name: 'Nhập thật' }).click();
  await expect(officer.main).toContainText('Đã nhập xong');
  await officer.findsNothingInTheWay('imports done');
  await officer.opens(`${home}/don-vi/danh-muc?q=${unique}`);
  await expect(officer.main.getByRole('link', { name: 'Phòng Nhập Hai' })).toBeVisible();
  await officer.opens(imports);
  const recent = page.getByRole('region', { name: 'Những lần nhập gần đây' });
  await expect(recent.getByRole('row').nth(1)).toContainText('2 mới');
  await expect(recent.getByRole('row').nth(1)).toContainText('Nhập thật');
  await officer.findsNothingInTheWay('imports again');
});

/** Dropped from the desktop. */
async function drops({ page }: Officer, name: string, text: string) {
  const transfer = await page.evaluateHandle(
    ([name, text]) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], name, { type: 'text/csv' }));
      return dropped;
    },
    [name, `\ufeff${text}`] as const,
  );
  const zone = page.locator('label.zone');
  await zone.dispatchEvent('dragover', { dataTransfer: transfer });
  await expect(zone).toHaveClass(/over/);
  await zone.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(zone).toContainText(name);
}

test('members come from a file that was dropped, after the administrator has proved who they are', once, async ({ officer, page, clock }) => {
  test.slow();
  const { main } = officer;
  const unique = `n${Date.now() % 1_000_000}`;
  await officer.signsIn('quan.tri');
  await officer.opens(imports);
  await main.getByRole('radio', { name: /^Cán bộ/ }).check();
  await drops(officer, 'can-bo.csv', `staff_code,username,full_name,unit_code,role\n${unique},thu.${unique},Thử Thị Tệp,MAU.SNV,staff\n`);
  await main.getByRole('button', { name: 'Kiểm tra trước' }).click();
  await expect(main).toContainText('Tệp không có chỗ nào sai');
  // Still there, but no longer one who has just proved who they are.
  for (const minutes of [2.5, 5, 7.5, 10.1]) {
    await clock(minutes * 60);
    expect((await officer.asks('GET', '/api/staff/profile')).status()).toBe(200);
  }
  await main.getByRole('button', { name: 'Nhập thật' }).click();
  const proof = page.getByRole('region', { name: 'Xác nhận lại danh tính' });
  await expect(proof).toBeFocused();
  await officer.findsNothingInTheWay('imports asked who it is');
  const admin = await officer.member('quan.tri');
  await proof.getByLabel('Mật khẩu cán bộ', { exact: true }).fill(admin.password);
  await proof.getByLabel('Mã của ứng dụng xác thực').fill(await officer.codeOf(admin.totp_seed ?? ''));
  await proof.getByRole('button', { name: 'Xác nhận và lưu' }).click();

  // The file was kept meanwhile. What comes next is said, and the list below knows that it is over.
  await expect(main).toContainText('Cán bộ mới chưa có mật khẩu');
  const recent = page.getByRole('region', { name: 'Những lần nhập gần đây' });
  await expect(recent.getByRole('row').nth(1)).toContainText('1 mới');
  await main.getByRole('link', { name: 'Xem danh sách cán bộ' }).click();
  await page.getByLabel('Họ tên, tên đăng nhập, mã cán bộ').fill(`thu.${unique}`);
  await main.getByRole('button', { name: 'Tìm' }).first().click();
  await expect(main.getByRole('link', { name: 'Thử Thị Tệp' })).toBeVisible();
});
