import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { type APIResponse, type Browser, expect, type Page } from '@playwright/test';
import { Citizen, once, test as base } from './people.ts';

export const home = '/hethong';
export const personal = `${home}/trang-ca-nhan`;
export const form = `${personal}/cap-nhat`;

interface Member {
  username: string;
  password: string;
  totp_seed?: string;
  full_name: string;
}

const binary = fileURLToPath(new URL('../../target/debug/motcua', import.meta.url));

function base32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
}

/** RFC 6238 with SHA-1, six digits and steps of 30 s. */
function totp(seed: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const tag = createHmac('sha1', base32(seed)).update(counter).digest();
  const number = tag.readUInt32BE((tag.at(-1) ?? 0) & 0xf) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Somebody of the staff at a browser. */
export class Officer {
  #lastStep = 0;

  constructor(
    readonly citizen: Citizen,
    readonly page: Page,
  ) {}

  get url() {
    return this.citizen.url;
  }

  get main() {
    return this.page.getByRole('main');
  }

  get summary() {
    return this.page.locator('.summary');
  }

  async member(username: string): Promise<Member> {
    const all: Member[] = await (await fetch(`${this.url}/sandbox/staff`)).json();
    const found = all.find((one) => one.username === username);
    if (!found) throw new Error(`no member ${username}`);
    return found;
  }

  /** A code that was not given before. One step ahead is forgiven. */
  async codeOf(seed: string): Promise<string> {
    const { now } = await (await fetch(`${this.url}/sandbox/clock`)).json();
    const current = Math.floor(Date.parse(now) / 30_000);
    this.#lastStep = Math.max(current, this.#lastStep + 1);
    return totp(seed, this.#lastStep);
  }

  /** Without the pages of the sign-in, which have tests of their own. */
  async signsIn(username: string) {
    const headers = { origin: this.url };
    const answer = await this.page
      .context()
      .request.post(`${this.url}/sandbox/sign-in`, { headers, data: { key: username } });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  async opens(path: string) {
    await this.citizen.opens(path);
    await expect(this.main.getByRole('heading', { level: 1 })).toBeVisible();
  }

  async givesPassword(username: string, password?: string) {
    const member = await this.member(username);
    await this.page.getByLabel('Tên đăng nhập').fill(username);
    await this.page.getByLabel('Mật khẩu cán bộ', { exact: true }).fill(password ?? member.password);
    await this.main.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  }

  async givesCode(username: string) {
    const { totp_seed } = await this.member(username);
    await this.page.getByLabel('Mã xác thực', { exact: true }).fill(await this.codeOf(totp_seed ?? ''));
    await this.main.getByRole('button', { name: 'Xác nhận' }).click();
  }

  /** At the provider's page. */
  async proves(persona: string) {
    await this.page.waitForURL('**/vneid/dang-nhap');
    await this.citizen.givesPassword(persona);
    await this.page.waitForURL('**/vneid/ma-xac-thuc');
    await this.citizen.givesCode(await this.citizen.readsCode(persona));
    await this.page.waitForURL((url) => !url.pathname.startsWith('/vneid'));
  }

  /** As a program of theirs would ask, with the same session. */
  asks(method: string, path: string, data?: object, more = {}): Promise<APIResponse> {
    const headers = { origin: this.url, ...more };
    return this.page.context().request.fetch(this.url + path, { method, data, headers });
  }

  /** As the same member in another tab would. */
  async saves(changes: object) {
    const kept = await (await this.asks('GET', '/api/staff/profile')).json();
    const names = ['full_name', 'gender', 'birth_date', 'personal_id', 'phone', 'address', 'email', 'default_page'];
    const record = Object.fromEntries(names.filter((name) => kept[name]).map((name) => [name, kept[name]]));
    const answer = await this.asks('PUT', '/api/staff/profile', { ...record, ...changes }, { 'if-match': '*' });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  /** The certification system's number for a member, brought in as an administrator does. */
  hasAuthorisedNumber(staffCode: string, number: string) {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-numbers-'));
    const file = join(folder, 'numbers.csv');
    writeFileSync(file, `staff_code,authorised_number\n${staffCode},${number}\n`);
    this.commands('import', 'authorised-numbers', file);
    rmSync(folder, { recursive: true });
  }

  /** What `motcua` says in a shell beside the server. */
  commands(...words: string[]): string {
    const env = { ...process.env, MOTCUA_SANDBOX: 'true', MOTCUA_DATA_DIR: process.env.MOTCUA_DATA, MOTCUA_PUBLIC_URL: this.url };
    return execFileSync(binary, words, { env, stdio: 'pipe' }).toString();
  }

  /** Their role changes, as by an administrator. */
  becomes(username: string, role: string) {
    const database = new DatabaseSync(join(process.env.MOTCUA_DATA ?? '', 'motcua.sqlite'));
    database.prepare('UPDATE staff_member SET role = ? WHERE username = ?').run(role, username);
    database.close();
  }

  /** Comes back to the page after a while elsewhere. */
  async comesBack() {
    // Several events tell the same return, so the page looks once a second at most.
    await this.page.waitForTimeout(1100);
    await this.page.evaluate(() => dispatchEvent(new Event('focus')));
  }

  async storage(): Promise<string> {
    return this.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  }

  /** How many sheets of A4 the page fills. */
  async sheets(): Promise<number> {
    const pdf = (await this.page.pdf({ format: 'A4' })).toString('latin1');
    return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  }

  findsNothingInTheWay(what: string) {
    return this.citizen.findsNothingInTheWay(`staff ${what}`);
  }
}

/** Somebody else of the staff, at a browser of their own. */
export async function colleague(browser: Browser, officer: Officer, username: string) {
  const viewport = officer.page.viewportSize();
  const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  const page = await context.newPage();
  const other = new Officer(new Citizen(page, officer.url), page);
  await other.signsIn(username);
  return other;
}

export const test = base.extend<{ officer: Officer }>({
  officer: async ({ citizen, page }, use) => {
    await use(new Officer(citizen, page));
  },
});

export { expect, once };
