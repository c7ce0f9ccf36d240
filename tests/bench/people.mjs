// Many people at once: sign-ins a second, how long others wait meanwhile, and what it takes of memory.
import { argon2, BOTH, confine, folder, LOAD, memory, portal, SERVER } from './processes.mjs';
import { counting, signIn, signInUntil } from './sign_ins.mjs';
import { median, quantile } from './statistics.mjs';

const ACCOUNTS = 6000;

/** Against Argon2 alone on the same core, the two in turn. */
export async function signInRate(report) {
  const server = await portal(SERVER, folder());
  await server.seed(ACCOUNTS);
  // The people's browsers are this process.
  await confine(process.pid, LOAD);
  const numbers = counting();
  await signInUntil(server.url, 8, performance.now() + 2000, numbers);
  const [rates, ceilings] = [[], []];
  for (let round = 0; round < 4; round++) {
    ceilings.push(await argon2(SERVER, 4));
    const seconds = 6;
    const arrived = await signInUntil(server.url, 16, performance.now() + seconds * 1000, numbers);
    rates.push(arrived / seconds);
  }
  report.figure('Argon2 checks a second, one core', median(ceilings).toFixed(1));
  report.figure('whole sign-ins a second, one core, SQLite', median(rates).toFixed(1));
  const ratios = rates.map((rate, round) => rate / ceilings[round]);
  report.ratio('sign-ins / Argon2 checks', median(ratios), 0.8);
  await confine(process.pid, BOTH);
  await server.stop();
}

/** Session checks sent at a fixed pace, whether or not the ones before were answered. */
async function paced(url, cookie, perSecond, seconds) {
  const waits = [];
  const pending = [];
  const began = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = began + (n * 1000) / perSecond;
    await new Promise((later) => setTimeout(later, Math.max(0, due - performance.now())));
    const sent = performance.now();
    const asked = fetch(`${url}/api/session`, { headers: { cookie } });
    pending.push(
      asked.then(async (answer) => {
        await answer.arrayBuffer();
        waits.push(performance.now() - sent);
      }),
    );
  }
  await Promise.all(pending);
  return waits;
}

export async function waitMeanwhile(report) {
  const server = await portal(BOTH, folder());
  await server.seed(ACCOUNTS);
  const numbers = counting();
  const browser = await signIn(server.url, numbers.next().value);
  const cookie = browser.cookieFor(server.url);
  const seconds = 20;
  const load = signInUntil(server.url, 16, performance.now() + (seconds + 2) * 1000, numbers);
  await new Promise((later) => setTimeout(later, 1000));
  const waits = await paced(server.url, cookie, 100, seconds);
  report.figure('sign-ins a second meanwhile, two cores', ((await load) / (seconds + 2)).toFixed(1));
  report.figure('session check meanwhile, median', `${median(waits).toFixed(1)} ms`);
  report.limit('session check meanwhile, 99th percentile', quantile(waits, 0.99), 20, 'ms');
  await server.stop();
}

export async function memoryAndStart(report) {
  const data = folder();
  const first = await portal(BOTH, data);
  await first.seed(200);
  await first.stop();
  const starts = [];
  let server;
  for (let n = 0; n < 5; n++) {
    await server?.stop();
    server = await portal(BOTH, data);
    starts.push(server.startedIn);
  }
  report.limit('start on an existing database, to the first readyz', median(starts), 500, 'ms');
  await new Promise((later) => setTimeout(later, 1000));
  report.limit('resident memory at rest', memory(server.pid).now, 64, 'MB');
  await Promise.all(Array.from({ length: 64 }, (_, n) => signIn(server.url, n)));
  report.limit('resident memory, the most during 64 sign-ins at once', memory(server.pid).most, 120, 'MB');
  await new Promise((later) => setTimeout(later, 2000));
  report.limit('resident memory afterwards', memory(server.pid).now, 120, 'MB');
  await server.stop();
}
