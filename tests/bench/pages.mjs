// What the two sign-in pages and the account weigh on the way to a browser, and what Lighthouse says of them.
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { Browser } from '../setup/browser.mjs';
import { Citizen } from '../setup/citizen.mjs';
import { BOTH, folder, portal } from './processes.mjs';
import { median } from './statistics.mjs';

const DEBUGGING_PORT = 9333;
const WANTED = { performance: 95, accessibility: 100, 'best-practices': 100 };

function launch() {
  const args = [`--remote-debugging-port=${DEBUGGING_PORT}`];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath: process.env.MOTCUA_CHROMIUM, args });
}

/** What comes over the wire for one page that a browser has never seen, fonts apart. */
async function weigh(browser, url, cookies) {
  const context = await browser.newContext();
  await context.addCookies(cookies);
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  const [heads, weight] = [new Map(), { requests: 0, bodies: 0, headers: 0 }];
  await wire.send('Network.enable');
  wire.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (type !== 'Font') heads.set(requestId, response.encodedDataLength);
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const head = heads.get(requestId);
    if (head === undefined) return;
    weight.requests += 1;
    weight.headers += head / 1024;
    weight.bodies += (encodedDataLength - head) / 1024;
  });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  await context.close();
  return weight;
}

async function score(url, Cookie) {
  const options = {
    port: DEBUGGING_PORT,
    onlyCategories: Object.keys(WANTED),
    logLevel: 'error',
    extraHeaders: { Cookie },
  };
  const { lhr } = await lighthouse(url, options);
  return Object.fromEntries(Object.keys(WANTED).map((name) => [name, lhr.categories[name].score * 100]));
}

/** A browser that was sent to the VNeID page, as a citizen is, so that the page has a sign-in to show. */
async function begun(url) {
  const citizen = new Browser();
  await citizen.open(`${url}/api/citizen/sign-in`, `${url}/vneid/dang-nhap`);
  return citizen.cookieFor(url);
}

/** The browser of someone who is signed in. */
async function signedIn(url) {
  const citizen = new Citizen(url);
  await citizen.signsIn();
  return citizen.browser.cookieFor(url);
}

/** Each page, the most that it may weigh in KB, and whose browser looks at it. */
const PAGES = [
  ['/dich-vu-cong/cong-dan/dang-nhap', 60, begun],
  ['/vneid/dang-nhap', 60, begun],
  ['/dich-vu-cong/cong-dan/tai-khoan', 80, signedIn],
];

export async function pages(report) {
  const server = await portal(BOTH, folder());
  const browser = await launch();
  try {
    for (const [path, most, whose] of PAGES) {
      const url = server.url + path;
      const cookie = await whose(server.url);
      const cookies = cookie.split('; ').map((one) => {
        const [name, value] = one.split('=');
        return { name, value, url: server.url };
      });
      const { requests, bodies, headers } = await weigh(browser, url, cookies);
      report.limit(`${path}, first load, brotli without fonts`, bodies, most, 'KB');
      report.figure(`${path}, headers of its ${requests} answers`, `${headers.toFixed(1)} KB`);
      const runs = [];
      for (let n = 0; n < 3; n++) runs.push(await score(url, cookie));
      for (const [category, wanted] of Object.entries(WANTED)) {
        report.atLeast(`${path}, Lighthouse mobile, ${category}`, median(runs.map((one) => one[category])), wanted);
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}
