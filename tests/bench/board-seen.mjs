// How long an administrator waits for the board of a campaign: from going to its address to a row that is drawn.
import { chromium } from '@playwright/test';
import { median } from './statistics.mjs';

const TURNS = 9;

function launch() {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: process.env.MOTCUA_CHROMIUM, args });
}

/** Milliseconds until the table stands there and the browser has painted it, in the page's own time. */
function seen() {
  return new Promise((done) => {
    const look = () => {
      if (!document.querySelector('main table tbody tr')) return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    };
    look();
  });
}

/** The median of several visits, each by a browser that has seen nothing of the site before. */
export async function boardSeen(url, campaign) {
  const browser = await launch();
  const times = [];
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const headers = { origin: url };
      await context.request.post(`${url}/sandbox/sign-in`, { headers, data: { key: 'quan.tri' } });
      const page = await context.newPage();
      await page.goto(`${url}/hethong/don-vi/dot/${campaign}`, { waitUntil: 'commit' });
      times.push(await page.evaluate(seen));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return { middle: median(times), longest: Math.max(...times) };
}
