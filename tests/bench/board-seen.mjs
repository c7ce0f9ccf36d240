// How long an administrator waits for the board of a campaign: from going to its address to a row that is drawn.
import { chromium } from '@playwright/test';
import { median } from './statistics.mjs';

const TURNS = 9;
const PATIENCE = 10_000;

function launch() {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: process.env.MOTCUA_CHROMIUM, args });
}

/** Notes when the table stands there and the browser has drawn it, in milliseconds of the page's own time. */
function watch() {
  const isThere = () => document.querySelector('main table tbody tr');
  const observer = new MutationObserver(() => {
    if (!isThere()) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        window.seenAt = performance.now();
      }),
    );
  });
  observer.observe(document, { subtree: true, childList: true });
}

/** The cookies of an administrator. */
async function signedIn(browser, url) {
  const context = await browser.newContext();
  const answer = await context.request.post(`${url}/sandbox/sign-in`, {
    headers: { origin: url },
    data: { key: 'quan.tri' },
  });
  if (!answer.ok()) throw new Error(await answer.text());
  return context.storageState();
}

/** The page's own policy lets nobody wait in it for a condition, so it is asked again and again. */
async function noted(page) {
  const until = performance.now() + PATIENCE;
  while (performance.now() < until) {
    const seenAt = await page.evaluate(() => window.seenAt);
    if (seenAt !== undefined) return seenAt;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`no board within ${PATIENCE} ms at ${page.url()}`);
}

/** The median of several visits, each by a browser that has seen nothing of the site before. */
export async function boardSeen(url, campaign) {
  const browser = await launch();
  const times = [];
  try {
    const storageState = await signedIn(browser, url);
    for (let turn = 0; turn < TURNS; turn++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, storageState });
      const page = await context.newPage();
      await page.addInitScript(watch);
      await page.goto(`${url}/hethong/don-vi/dot/${campaign}`);
      times.push(await noted(page));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return { middle: median(times), longest: Math.max(...times) };
}
