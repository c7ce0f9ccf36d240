// Prints the cookies of someone who is signed in at the portal, waits for a phone at VNeID, has a phone whose app is open,
// and is an administrator of the staff: so that generated requests reach what lies behind. Usage: node cookies.mjs URL
import { Citizen } from '../setup/citizen.mjs';
import { asksForACode, Phone } from '../setup/phone.mjs';

const url = process.argv[2];
const citizen = new Citizen(url);
await citizen.signsIn();
await citizen.begins();
await asksForACode(url, citizen.browser);
const phone = await new Phone(url, await citizen.persona()).opens();
const administrator = await fetch(`${url}/sandbox/sign-in`, {
  method: 'POST',
  headers: { origin: url, 'content-type': 'application/json' },
  body: JSON.stringify({ key: 'quan.tri' }),
});
if (!administrator.ok) throw new Error(await administrator.text());
const staff = administrator.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
console.log([citizen.browser.cookieFor(url), phone.browser.cookieFor(url), ...staff].join('; '));
