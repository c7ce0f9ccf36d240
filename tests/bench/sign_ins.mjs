// Whole sign-ins as browsers make them: authorize, number and password, code from the outbox, callback.
import { Browser } from '../setup/browser.mjs';

export const password = 'MotCua@2026';

/** The number of the nth plain account. */
export const personalId = (n) => `099${String(n).padStart(9, '0')}`;
/** Where its codes go. */
export const phone = (n) => `+8470${String(n).padStart(7, '0')}`;

async function ok(answer, status = 200) {
  if (answer.status !== status) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** Signs the nth account in; answers the browser, which is signed in. */
export async function signIn(url, n) {
  const browser = new Browser();
  await browser.open(`${url}/api/citizen/sign-in`, `${url}/vneid/dang-nhap`);
  const at = `${url}/vneid/api/sign-in`;
  const given = { personal_id: personalId(n), password };
  await (await ok(await browser.json(`${at}/password`, 'POST', given))).arrayBuffer();
  const outbox = await ok(await fetch(`${url}/sandbox/sms?to=${encodeURIComponent(phone(n))}`));
  const [{ code }] = await outbox.json();
  const done = await ok(await browser.json(`${at}/otp`, 'POST', { code }));
  const { redirect_to } = await done.json();
  const back = await ok(await browser.send(redirect_to), 303);
  if (back.headers.get('location').includes('problem=')) throw new Error(back.headers.get('location'));
  return browser;
}

/** Keeps `workers` people signing in, each account once, until `until`; answers how many arrived. */
export async function signInUntil(url, workers, until, numbers) {
  let arrived = 0;
  const work = async () => {
    while (performance.now() < until) {
      await signIn(url, numbers.next().value);
      if (performance.now() < until) arrived += 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return arrived;
}

/** 0, 1, 2, … */
export function* counting() {
  for (let n = 0; ; n++) yield n;
}
