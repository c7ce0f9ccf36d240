import { Browser } from './browser.mjs';

/** Someone with the VNeID app on a phone. `owner` has number, password and phone number. */
export class Phone {
  browser = new Browser();
  passcode = '482913';

  constructor(url, owner) {
    this.url = url;
    this.owner = owner;
  }

  /** From nothing to an open app. */
  async opens() {
    const { personal_id, password, phone } = this.owner;
    await this.#good('POST', 'session', { personal_id, password });
    const messages = await fetch(`${this.url}/sandbox/sms?to=${encodeURIComponent(phone)}`);
    const [{ code }] = await messages.json();
    await this.#good('POST', 'session/otp', { code });
    await this.#good('PUT', 'session/passcode', { passcode: this.passcode });
    return this;
  }

  scans(payload) {
    return this.#send('POST', 'scans', { payload });
  }

  approves(scan, number) {
    return this.#send('POST', `scans/${scan}/approve`, { number });
  }

  closes() {
    return this.#send('DELETE', 'session');
  }

  unlocks() {
    return this.#send('POST', 'session/unlock', { passcode: this.passcode });
  }

  #send(method, path, body) {
    return this.browser.json(`${this.url}/vneid/phone/${path}`, method, body);
  }

  async #good(method, path, body) {
    const answer = await this.#send(method, path, body);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
}

/** Asks for a code to scan, or for the next one: what the browser shows beside it. */
export async function asksForACode(url, browser) {
  const answer = await browser.json(`${url}/vneid/api/sign-in/qr`, 'POST', {});
  if (!answer.ok) throw new Error(`no code: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** What the code of this second says. */
export async function shownPayload(url, browser) {
  return (await (await browser.send(`${url}/vneid/api/sign-in/qr/payload`)).json()).payload;
}
