import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Citizen } from './people.ts';

export const passcode = '246813';

/** A phone that says what it is. */
export const galaxy =
  'Mozilla/5.0 (Linux; Android 13; SM-A155F Build/TP1A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36';
export const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

/** Someone's phone, with the VNeID app on it. */
export class Phone {
  constructor(
    readonly page: Page,
    readonly owner: Citizen,
  ) {}

  get context(): BrowserContext {
    return this.page.context();
  }

  async opensApp() {
    await this.page.goto(`${this.owner.url}/vneid/dien-thoai`);
  }

  async givesPassword(key = 'level2') {
    const { personal_id, password } = await this.owner.persona(key);
    await this.page.getByLabel(/Số định danh cá nhân/).fill(personal_id);
    await this.page.getByLabel(/Mật khẩu VNeID/).fill(password);
    await this.page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  }

  async givesCode(key = 'level2') {
    await expect(this.heading).toHaveText('Nhập mã xác thực');
    await this.page.getByLabel(/Mã xác thực/).fill(await this.owner.readsCode(key));
    await this.page.getByRole('button', { name: 'Xác nhận' }).click();
  }

  async choosesPasscode(again = passcode) {
    await this.page.getByLabel('Mật mã mới').fill(passcode);
    await this.page.getByLabel('Nhập lại mật mã').fill(again);
    await this.page.getByRole('button', { name: 'Lưu mật mã' }).click();
  }

  /** All the way to the home screen. */
  async signsIn(key = 'level2') {
    await this.opensApp();
    await this.givesPassword(key);
    await this.givesCode(key);
    await this.choosesPasscode();
    await expect(this.heading).toContainText('Xin chào');
  }

  async unlocks(typed = passcode) {
    await this.page.getByLabel('Mật mã').fill(typed);
    await this.page.getByRole('button', { name: 'Mở khóa' }).click();
  }

  async scans() {
    await this.page.getByRole('button', { name: 'Quét mã QR' }).click();
  }

  async types(code: string) {
    await this.page.getByRole('button', { name: 'Nhập mã ngắn' }).click();
    await this.page.getByLabel('Mã ngắn').fill(code);
    await this.page.getByRole('button', { name: 'Tiếp tục' }).click();
  }

  async choosesPicture(picture: { name: string; mimeType: string; buffer: Buffer }) {
    await this.page.getByLabel(/Chọn ảnh có mã QR/).setInputFiles(picture);
  }

  /** The number, or one of the others. */
  async picks(number: string) {
    await this.page.getByText(number, { exact: true }).click();
  }

  async picksAnotherThan(number: string) {
    const labels = this.page.locator('fieldset label');
    await labels.filter({ hasNotText: number }).first().click();
  }

  async approves() {
    await this.page.getByRole('button', { name: 'Đồng ý' }).click();
  }

  async declines() {
    await this.page.getByRole('button', { name: 'Từ chối' }).click();
  }

  async closes() {
    await this.page.getByRole('button', { name: 'Đóng' }).click();
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 });
  }
}
