// Prints the cookies of someone who is signed in at the portal, waits for a phone at VNeID, and has a phone whose app is
// open: so that generated requests reach what lies behind. Usage: node cookies.mjs URL
import { Citizen } from '../setup/citizen.mjs';
import { asksForACode, Phone } from '../setup/phone.mjs';

const url = process.argv[2];
const citizen = new Citizen(url);
await citizen.signsIn();
await citizen.begins();
await asksForACode(url, citizen.browser);
const phone = await new Phone(url, await citizen.persona()).opens();
console.log(`${citizen.browser.cookieFor(url)}; ${phone.browser.cookieFor(url)}`);
