import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Persona {
  key: string;
  personal_id: string;
  password: string;
  phone: string;
  full_name: string;
}

/** Someone at a browser. */
export class Citizen {
  constructor(
    readonly page: Page,
    readonly url: string,
  ) {}

  async persona(key = 'level2'): Promise<Persona> {
    const all: Persona[] = await (await fetch(`${this.url}/sandbox/personas`)).json();
    const found = all.find((one) => one.key === key);
    if (!found) throw new Error(`no persona ${key}`);
    return found;
  }

  async opens(path: string) {
    return this.page.goto(this.url + path);
  }

  async goesToVNeID(returnTo = '') {
    const query = returnTo && `?return_to=${encodeURIComponent(returnTo)}`;
    await this.opens(`/dich-vu-cong/cong-dan/dang-nhap${query}`);
    await this.page.getByRole('main').getByRole('link', { name: /bằng VNeID/ }).click();
    await this.page.waitForURL('**/vneid/dang-nhap');
  }

  async givesPassword(key = 'level2', password?: string) {
    const persona = await this.persona(key);
    await this.page.getByLabel(/Số định danh cá nhân/).fill(persona.personal_id);
    await this.page.getByLabel(/Mật khẩu VNeID/).fill(password ?? persona.password);
    await this.page.getByRole('main').getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  }

  async readsCode(key = 'level2'): Promise<string> {
    const { phone } = await this.persona(key);
    const messages = await (await fetch(`${this.url}/sandbox/sms?to=${encodeURIComponent(phone)}`)).json();
    return messages[0].code;
  }

  async givesCode(code: string) {
    await this.page.getByLabel(/Mã xác thực/).fill(code);
    await this.page.getByRole('button', { name: 'Xác nhận' }).click();
  }

  async signsIn(key = 'level2', returnTo = '') {
    await this.goesToVNeID(returnTo);
    await this.givesPassword(key);
    await this.page.waitForURL('**/vneid/ma-xac-thuc');
    await this.givesCode(await this.readsCode(key));
    await this.page.waitForURL((url) => !url.pathname.startsWith('/vneid'));
  }

  /** Every page passes axe and fits its width. */
  async findsNothingInTheWay(what: string) {
    await this.page.waitForLoadState('networkidle');
    await this.page.evaluate(axe);
    const violations = await this.page.evaluate(async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      // @ts-expect-error axe is on the page now
      const found = await window.axe.run(document, { runOnly: tags });
      return found.violations.map((v: { id: string; nodes: { html: string }[] }) => `${v.id}: ${v.nodes[0]?.html}`);
    });
    expect(violations, what).toEqual([]);
    const sideways = await this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
  }
}

async function put(url: string, path: string, body: unknown) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url + path, { method: 'PUT', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}

const noFaults = {
  provider_down: false,
  slow_milliseconds: 0,
  wrong_signature: false,
  user_info_without_claims: false,
};

export const test = base.extend<{
  citizen: Citizen;
  clock: (seconds: number) => Promise<void>;
  fault: (name: keyof typeof noFaults) => Promise<void>;
}>({
  citizen: async ({ page }, use) => {
    const url = process.env.MOTCUA_URL ?? '';
    await fetch(`${url}/sandbox/reset`, { method: 'POST' });
    await use(new Citizen(page, url));
  },
  clock: async ({ citizen }, use) => {
    await use((seconds) => put(citizen.url, '/sandbox/clock', { offset_seconds: seconds, frozen: false }));
    await put(citizen.url, '/sandbox/clock', { offset_seconds: 0, frozen: false });
  },
  fault: async ({ citizen }, use) => {
    await use((name) => put(citizen.url, '/sandbox/faults', { ...noFaults, [name]: true }));
    await put(citizen.url, '/sandbox/faults', noFaults);
  },
});

export { expect };
