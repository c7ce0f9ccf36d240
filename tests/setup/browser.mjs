/** Someone with a browser: keeps cookies, says where a request comes from, stops where it is told to. */
export class Browser {
  #jar = new Map();

  /** Sends one request and keeps the cookies of its answer. */
  async send(address, { method = 'GET', headers = {}, body } = {}) {
    const { origin, host } = new URL(address);
    const jar = this.#jar.get(host) ?? new Map();
    this.#jar.set(host, jar);
    const cookie = this.cookieFor(address);
    const from = method === 'GET' ? {} : { origin };
    const answer = await fetch(address, {
      method,
      body,
      redirect: 'manual',
      headers: { ...from, ...headers, ...(cookie && { cookie }) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  /** The cookies for an address, as a header carries them. */
  cookieFor(address) {
    const jar = this.#jar.get(new URL(address).host) ?? new Map();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  json(address, method, body) {
    const headers = { 'content-type': 'application/json' };
    return this.send(address, { method, headers, body: JSON.stringify(body) });
  }

  form(address, fields) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.send(address, { method: 'POST', headers, body: `${new URLSearchParams(fields)}` });
  }

  /** Goes where it is sent, up to the first address that starts with `until`, or the first page. */
  async follow(answer, from, until) {
    let address = from;
    let here = answer;
    for (let hops = 0; hops < 20; hops++) {
      const location = here.headers.get('location');
      if (!location) return { address, answer: here };
      address = new URL(location, address).href;
      if (until && address.startsWith(until)) return { address };
      here = await this.send(address);
    }
    throw new Error(`sent around in circles at ${address}`);
  }

  async open(address, until) {
    if (until && address.startsWith(until)) return { address };
    return this.follow(await this.send(address), address, until);
  }
}
