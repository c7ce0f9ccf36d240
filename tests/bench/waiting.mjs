// Browsers that wait for a phone, a code each second: what they cost, and how fast a scan reaches one of them.
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { Browser } from '../setup/browser.mjs';
import { asksForACode, Phone, shownPayload } from '../setup/phone.mjs';
import { BOTH, confine, emptyDatabase, folder, LOAD, memory, portal, SERVER } from './processes.mjs';
import { password, personalId, phone as phoneNumber } from './sign_ins.mjs';
import { median, quantile } from './statistics.mjs';

const BROWSERS = 2000;
const SECONDS = 20;
const SCANS = 60;
const agent = new Agent({ keepAlive: true });

/** One browser with a code on its screen, renewed when its minute is over, as the page does it. */
class Waiting {
  #browser = new Browser();
  /** Called with the name of each event. */
  heard = () => {};
  codes = 0;
  stopped = false;

  constructor(url) {
    this.url = url;
  }

  async begins() {
    await this.#browser.open(`${this.url}/api/citizen/sign-in`, `${this.url}/vneid/dang-nhap`);
    await this.asksForACode();
  }

  asksForACode() {
    return asksForACode(this.url, this.#browser);
  }

  payload() {
    return shownPayload(this.url, this.#browser);
  }

  /** Plain node:http: two thousand streams through fetch would load the core of the load more than the server's. */
  listens() {
    const headers = { cookie: this.#browser.cookieFor(this.url) };
    return new Promise((begun, failed) => {
      const request = get(`${this.url}/vneid/api/sign-in/events`, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) return failed(new Error(`no stream: ${answer.statusCode}`));
        let rest = '';
        answer.setEncoding('utf8').on('data', (text) => {
          rest = this.#read(rest + text);
        });
        answer.on('end', () => this.#goesOn());
        begun();
      });
      request.on('error', (error) => (this.stopped ? undefined : failed(error)));
      this.request = request;
    });
  }

  #read(text) {
    const events = text.split('\n\n');
    for (const event of events.slice(0, -1)) {
      const name = /^event: (\w+)/.exec(event)?.[1];
      if (name === 'code') this.codes += 1;
      this.heard(name);
    }
    return events.at(-1);
  }

  async #goesOn() {
    if (this.stopped) return;
    await this.asksForACode();
    await this.listens();
  }

  stops() {
    this.stopped = true;
    this.request?.destroy();
  }
}

/** Seconds of processor time that a process has used. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function inTurns(items, atOnce, act) {
  const rest = [...items];
  const work = async () => {
    for (let item = rest.pop(); item; item = rest.pop()) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

const pause = (milliseconds) => new Promise((later) => setTimeout(later, milliseconds));

/** Milliseconds from a phone's request to its event in the browser. */
async function scanDelay(phone, browser) {
  await browser.asksForACode();
  const payload = await browser.payload();
  const seen = new Promise((resolve) => {
    browser.heard = (name) => name === 'scanned' && resolve(performance.now());
  });
  const began = performance.now();
  const answer = await phone.scans(payload);
  if (!answer.ok) throw new Error(`not scanned: ${answer.status} ${await answer.text()}`);
  return (await seen) - began;
}

async function waitingOn(report, name, database) {
  const settings = { MOTCUA_QR_STARTS_PER_MINUTE: '60000' };
  const server = await portal(BOTH, folder(), database && (await emptyDatabase(database)), settings);
  await server.seed(4);
  const owner = { personal_id: personalId(0), password, phone: phoneNumber(0) };
  const phone = await new Phone(server.url, owner).opens();
  const browsers = Array.from({ length: BROWSERS }, () => new Waiting(server.url));
  await inTurns(browsers, 16, (browser) => browser.begins());
  await pause(2000);
  const before = memory(server.pid).now;
  // While they wait: the server on one core, the browsers on the other.
  await confine(server.pid, SERVER);
  await confine(process.pid, LOAD);
  await inTurns(browsers, 32, async (browser) => {
    await browser.asksForACode();
    await browser.listens();
  });
  await pause(3000);
  const [used, told, began] = [cpuSeconds(server.pid), count(browsers), performance.now()];
  await pause(SECONDS * 1000);
  const seconds = (performance.now() - began) / 1000;
  const cores = (cpuSeconds(server.pid) - used) / seconds;
  const codes = (count(browsers) - told) / seconds;
  report.limit(`${BROWSERS} browsers waiting, ${name}: one core's time`, cores * 100, 100, '%');
  report.atLeast(`${BROWSERS} browsers waiting, ${name}: codes told a second`, codes, BROWSERS * 0.97);
  const each = ((memory(server.pid).now - before) * 1024) / BROWSERS;
  report.limit(`memory of each waiting browser, ${name}`, each, 64, 'KB');
  const delays = [];
  for (let n = 0; n < SCANS; n++) {
    delays.push(await scanDelay(phone, browsers[(n * 31) % BROWSERS]));
  }
  report.limit(`a scan reaches the browser, ${name}, median`, median(delays), 200, 'ms');
  report.figure(`a scan reaches the browser, ${name}, 95th percentile`, `${quantile(delays, 0.95).toFixed(1)} ms`);
  for (const browser of browsers) browser.stops();
  await confine(process.pid, BOTH);
  await server.stop();
}

const count = (browsers) => browsers.reduce((sum, { codes }) => sum + codes, 0);

export async function waiting(report) {
  await waitingOn(report, 'SQLite');
  await waitingOn(report, 'PostgreSQL', process.env.MOTCUA_TEST_POSTGRES);
}
