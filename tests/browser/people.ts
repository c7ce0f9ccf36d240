import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test';
import { galaxy, Phone } from './phone.ts';

/** Where pictures of every state go, if anywhere. */
const shots = process.env.MOTCUA_SHOTS;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of a test that looks the same on any screen. */
export const once = { tag: '@once' };

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

  /** What stands in the square: the code, or once a phone has scanned it the number. */
  get square() {
    return this.page.locator('.square');
  }

  async seesCode() {
    await expect(this.square.getByRole('img', { name: /Mã QR|QR code/ })).toBeVisible();
  }

  /** The number that the phone's owner is to pick. */
  async readsNumber(): Promise<string> {
    return (await this.page.locator('ol b').textContent()) ?? '';
  }

  async readsShortCode(): Promise<string> {
    return (await this.page.locator('.grouped').textContent()) ?? '';
  }

  async isAskedForNumber(number: string) {
    await expect(this.square).toHaveText(number);
  }

  #picture(what: string, page: Page): string {
    const name = `${what}-${page.viewportSize()?.width}`.replaceAll(/[^\w]+/g, '-');
    return `${shots}/${name}.png`;
  }

  /** Every page passes axe and fits its width. `what` names the state, and its picture. */
  async findsNothingInTheWay(what: string, page = this.page) {
    await page.waitForLoadState('networkidle');
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      // @ts-expect-error axe is on the page now
      const found = await window.axe.run(document, { runOnly: tags });
      return found.violations.map((v: { id: string; nodes: { html: string }[] }) => `${v.id}: ${v.nodes[0]?.html}`);
    });
    expect(violations, what).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways, `${what} scrolls sideways`).toBeLessThanOrEqual(0);
    if (shots) await page.screenshot({ path: this.#picture(what, page), fullPage: true });
  }
}

/** What goes wrong in the page's own scripts, which may leave a page that still looks in order to axe. */
function brokenScripts(page: Page): string[] {
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && /^\w*Error\b/.test(message.text())) broken.push(message.text());
  });
  return broken;
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
  /** Stops it where it is. */
  stoppedClock: () => Promise<void>;
  fault: (name: keyof typeof noFaults) => Promise<void>;
  /** Another phone, as large as the page under test. */
  newPhone: (userAgent?: string) => Promise<Phone>;
  phone: Phone;
}>({
  citizen: async ({ page }, use) => {
    const url = process.env.MOTCUA_URL ?? '';
    await fetch(`${url}/sandbox/reset`, { method: 'POST' });
    const broken = brokenScripts(page);
    await use(new Citizen(page, url));
    expect(broken, 'scripts that broke').toEqual([]);
  },
  clock: async ({ citizen }, use) => {
    await use((seconds) => put(citizen.url, '/sandbox/clock', { offset_seconds: seconds, frozen: false }));
    await put(citizen.url, '/sandbox/clock', { offset_seconds: 0, frozen: false });
  },
  stoppedClock: async ({ citizen }, use) => {
    const set = (frozen: boolean) =>
      put(citizen.url, '/sandbox/clock', { offset_seconds: 0, frozen });
    await use(() => set(true));
    await set(false);
  },
  fault: async ({ citizen }, use) => {
    await use((name) => put(citizen.url, '/sandbox/faults', { ...noFaults, [name]: true }));
    await put(citizen.url, '/sandbox/faults', noFaults);
  },
  newPhone: async ({ browser, citizen }, use, info) => {
    const contexts: BrowserContext[] = [];
    await use(async (userAgent = galaxy) => {
      const { locale, timezoneId, viewport } = info.project.use;
      const context = await browser.newContext({ userAgent, locale, timezoneId, viewport });
      contexts.push(context);
      return new Phone(await context.newPage(), citizen);
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  phone: async ({ newPhone }, use) => use(await newPhone()),
});

export { expect };
