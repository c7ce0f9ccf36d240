import { type APIResponse, expect, type Page } from '@playwright/test';
import { Citizen, once, test as base } from './people.ts';

export const path = '/dich-vu-cong/cong-dan/tai-khoan';

/** Someone in the pages of their account. */
export class Account {
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

  /** Signs in without the pages of the provider, which have tests of their own. */
  async signsIn(key = 'level2', query = '') {
    await this.page.context().clearCookies();
    const { request } = this.page.context();
    await request.get(`${this.url}/api/citizen/sign-in${query}`);
    const { redirect_to } = await this.#step('otp', async () => {
      const { personal_id, password } = await this.citizen.persona(key);
      await this.#step('password', async () => ({ personal_id, password }));
      return { code: await this.citizen.readsCode(key) };
    });
    const back = await request.get(redirect_to, { maxRedirects: 0 });
    expect(back.status()).toBe(303);
  }

  async #step(step: string, body: () => Promise<object>) {
    const headers = { origin: this.url };
    const data = await body();
    const answer = await this.page
      .context()
      .request.post(`${this.url}/vneid/api/sign-in/${step}`, { headers, data });
    expect(answer.status(), await answer.text()).toBe(200);
    return answer.json();
  }

  /** The same, and nothing that they typed before is left. */
  async signsInAnew(key = 'level2') {
    await this.signsIn(key);
    const fields = ['organisation', 'old_id_number', 'id_issued_on', 'id_issued_at', 'fax', 'website', 'contact_address'];
    await this.saves(Object.fromEntries(fields.map((field) => [field, null])));
  }

  /** As a program of theirs would ask, with the same session. */
  asks(method: string, of: string, data?: object, headers = {}): Promise<APIResponse> {
    const all = { origin: this.url, ...headers };
    return this.page.context().request.fetch(`${this.url}${of}`, { method, data, headers: all });
  }

  /** As the same person in another tab would. */
  async saves(changes: object) {
    const answer = await this.asks('PATCH', '/api/citizen/profile', changes, { 'if-match': '*' });
    expect(answer.status(), await answer.text()).toBe(200);
  }

  async opens(part = '') {
    await this.citizen.opens(path + part);
    await expect(this.main.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** At the provider's page, from which it leads back. */
  async proves(key = 'level2') {
    await this.page.waitForURL('**/vneid/dang-nhap');
    await this.citizen.givesPassword(key);
    await this.page.waitForURL('**/vneid/ma-xac-thuc');
    await this.citizen.givesCode(await this.citizen.readsCode(key));
    await this.page.waitForURL((url) => !url.pathname.startsWith('/vneid'));
  }

  async readsCodeSentTo(phone: string): Promise<string> {
    const messages = await (await fetch(`${this.url}/sandbox/sms?to=${encodeURIComponent(phone)}`)).json();
    return messages[0]?.code;
  }

  /** Comes back to the page after a while elsewhere. */
  async comesBack() {
    // Several events tell the same return, so the page looks once a second at most.
    await this.page.waitForTimeout(1100);
    await this.page.evaluate(() => dispatchEvent(new Event('focus')));
  }

  /** The row of one field on the account page. */
  row(label: string) {
    return this.main.locator('dl > div').filter({ has: this.page.locator('dt', { hasText: new RegExp(`^${label}$`) }) });
  }

  /** What the browser's storage holds, as one text. */
  async storage(): Promise<string> {
    return this.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  }
}

export const test = base.extend<{ account: Account }>({
  account: async ({ citizen, page }, use) => {
    await use(new Account(citizen, page));
  },
});

export { expect, once };
