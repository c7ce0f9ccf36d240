// What the two sign-in pages weigh on the way to a browser, and what Lighthouse says of them.
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { BOTH, folder, portal } from './processes.mjs';
import { median } from './statistics.mjs';

const DEBUGGING_PORT = 9333;
const WANTED = { performance: 95, accessibility: 100, 'best-practices': 100 };

function launch() {
  const args = [`--remote-debugging-port=${DEBUGGING_PORT}`];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  return chromium.launch({ executablePath: process.env.MOTCUA_CHROMIUM, args });
}

/** Bytes of bodies on the wire, fonts apart. */
async function weigh(browser, url, start) {
  const page = await browser.newPage();
  const wire = await page.context().newCDPSession(page);
  const [types, bytes] = [new Map(), []];
  await wire.send('Network.enable');
  wire.on('Network.responseReceived', ({ requestId, response, type }) => {
    const headers = Object.keys(response.headers).length;
    types.set(requestId, { type, url: response.url, headers });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const seen = types.get(requestId);
    if (seen && seen.type !== 'Font') bytes.push(encodedDataLength);
  });
  await page.goto(start);
  await page.waitForURL(url);
  await page.waitForLoadState('networkidle');
  await page.close();
  return { kilobytes: bytes.reduce((sum, n) => sum + n, 0) / 1024, requests: bytes.length };
}

async function score(start) {
  const options = { port: DEBUGGING_PORT, onlyCategories: Object.keys(WANTED), logLevel: 'error' };
  const { lhr } = await lighthouse(start, options);
  return Object.fromEntries(Object.keys(WANTED).map((name) => [name, lhr.categories[name].score * 100]));
}

export async function pages(report) {
  const server = await portal(BOTH, folder());
  const browser = await launch();
  const visits = {
    '/dich-vu-cong/cong-dan/dang-nhap': '/dich-vu-cong/cong-dan/dang-nhap',
    // The sign-in is opened as a citizen does, so that the page has one to show.
    '/vneid/dang-nhap': '/api/citizen/sign-in',
  };
  try {
    for (const [name, from] of Object.entries(visits)) {
      const { kilobytes, requests } = await weigh(browser, `**${name}`, server.url + from);
      report.limit(`${name}, first load without fonts, ${requests} requests with headers`, kilobytes, 60, 'KB');
      const runs = [];
      for (let n = 0; n < 3; n++) runs.push(await score(server.url + from));
      for (const [category, wanted] of Object.entries(WANTED)) {
        report.atLeast(`${name}, Lighthouse mobile, ${category}`, median(runs.map((one) => one[category])), wanted);
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}
