import { Account, expect, path, test as base } from './account.ts';

export { expect, path };

export const confirming = `${path}/lien-ket/xac-nhan`;

interface WayIn {
  id: string;
  kind: string;
  state: string;
}

/** Someone with more than one way in. */
export class Ways extends Account {
  async list(): Promise<WayIn[]> {
    return (await this.asks('GET', '/api/citizen/links')).json();
  }

  /** Signs in, and has no way in but VNeID. */
  async startsAlone(key: string) {
    await this.signsIn(key);
    for (const { id, kind, state } of await this.list()) {
      if (kind === 'vneid' || state !== 'active') continue;
      const answer = await this.asks('DELETE', `/api/citizen/links/${id}`);
      expect(answer.status(), await answer.text()).toBe(200);
    }
    await this.seesAll();
  }

  /** What is told in the account is known to them already. */
  async seesAll() {
    const [newest] = await (await this.asks('GET', '/api/citizen/notices')).json();
    if (newest) await this.asks('POST', '/api/citizen/notices/seen', { id: newest.id });
  }

  card(name: string) {
    return this.main.getByRole('article', { name });
  }

  /** From the page of ways in to where the link is to be confirmed. */
  async linksPortal(key: string) {
    await this.opens('/lien-ket');
    await this.main.getByRole('button', { name: 'Liên kết Techid DVCQG', exact: true }).click();
    await this.proves(key);
  }

  /** All of it. */
  async hasPortal(key: string) {
    await this.linksPortal(key);
    await this.page.waitForURL(`**${confirming}*`);
    await this.main.getByRole('button', { name: 'Xác nhận liên kết' }).click();
    await this.page.waitForURL('**/lien-ket');
  }

  /** By way of the profile, as their program would. */
  async hasPhone(phone: string) {
    await this.saves({ contact_phone: phone });
    const e164 = `+84${phone.slice(1)}`;
    const profile = await (await this.asks('GET', '/api/citizen/profile')).json();
    if (!profile.pending_contact_phone) return;
    await expect.poll(() => this.readsCodeSentTo(e164)).toBeTruthy();
    const code = await this.readsCodeSentTo(e164);
    const answer = await this.asks('POST', '/api/citizen/profile/contact-phone/confirm', { code });
    expect(answer.status(), await answer.text()).toBe(200);
  }
}

/** A number nobody else has. */
let numbers = 0;
export function freshPhone(): string {
  numbers += 1;
  return `08${`${Date.now()}`.slice(-5)}${String(numbers).padStart(3, '0')}`;
}

/** A name nobody else has. */
export function freshName(): string {
  numbers += 1;
  return `nguoi.thu-${Date.now().toString(36)}${numbers}`;
}

export const test = base.extend<{ ways: Ways }>({
  ways: async ({ citizen, page }, use) => use(new Ways(citizen, page)),
});
