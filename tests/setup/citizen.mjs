import { Browser } from './browser.mjs';

/** Someone who signs in at a portal with the sandbox on, one step at a time. */
export class Citizen {
  browser = new Browser();

  constructor(url, key = 'level2') {
    this.url = url;
    this.key = key;
  }

  async persona() {
    const all = await (await fetch(`${this.url}/sandbox/personas`)).json();
    return all.find(({ key }) => key === this.key);
  }

  /** To VNeID's page. */
  begins() {
    return this.browser.open(`${this.url}/api/citizen/sign-in`, `${this.url}/vneid/dang-nhap`);
  }

  async givesPassword() {
    const { personal_id, password } = await this.persona();
    return this.#step('password', { personal_id, password });
  }

  async readsCode() {
    const { phone } = await this.persona();
    const messages = await (await fetch(`${this.url}/sandbox/sms?to=${encodeURIComponent(phone)}`)).json();
    return messages[0].code;
  }

  async givesCode(code = undefined) {
    return this.#step('otp', { code: code ?? (await this.readsCode()) });
  }

  #step(step, body) {
    return this.browser.json(`${this.url}/vneid/api/sign-in/${step}`, 'POST', body);
  }

  /** Where the sign-in stands, as its pages ask. */
  async stands() {
    return (await this.browser.send(`${this.url}/vneid/api/sign-in`)).json();
  }

  async session() {
    return (await this.browser.send(`${this.url}/api/session`)).json();
  }

  /** All the way. */
  async signsIn() {
    await this.begins();
    await this.givesPassword();
    const { redirect_to } = await (await this.givesCode()).json();
    return this.browser.send(redirect_to);
  }
}
