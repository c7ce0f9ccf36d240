// What is logged names no secret and nobody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Citizen } from '../setup/citizen.mjs';
import { asksForACode, Phone, shownPayload } from '../setup/phone.mjs';
import { start } from '../setup/server.mjs';

test('the most talkative log holds no password, code, token, cookie, number or phone', async (t) => {
  const portal = await start({ MOTCUA_LOG: 'trace' });
  t.after(() => portal.stop());
  // The greeting lists the sandbox's people, as it should; the log begins after it.
  const greeting = portal.log().length;
  const citizen = new Citizen(portal.url);
  const persona = await citizen.persona();
  await citizen.begins();
  await citizen.browser.json(`${portal.url}/vneid/api/sign-in/password`, 'POST', {
    personal_id: persona.personal_id,
    password: 'not the password',
  });
  await citizen.givesPassword();
  const code = await citizen.readsCode();
  await citizen.givesCode('000000');
  const { redirect_to } = await (await citizen.givesCode(code)).json();
  await citizen.browser.send(redirect_to);
  assert.ok((await citizen.session()).citizen);
  const cookies = citizen.browser.cookieFor(portal.url).split('; ').map((pair) => pair.split('=')[1]);
  const contact = { contact_phone: '+84912345678', email: 'kin@motcua.example', organisation: 'Tổ hợp tác Kín' };
  const saved = await citizen.browser.send(`${portal.url}/api/citizen/profile`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'if-match': '*' },
    body: JSON.stringify(contact),
  });
  assert.equal(saved.status, 200);
  const outbox = await fetch(`${portal.url}/sandbox/sms?to=${encodeURIComponent(contact.contact_phone)}`);
  const [{ code: contactCode }] = await outbox.json();
  const confirm = `${portal.url}/api/citizen/profile/contact-phone/confirm`;
  assert.equal((await citizen.browser.json(confirm, 'POST', { code: contactCode })).status, 200);
  assert.equal((await citizen.browser.send(`${portal.url}/api/citizen/export`)).status, 200);
  const left = await citizen.browser.send(`${portal.url}/api/citizen/session`, { method: 'DELETE' });
  const { continue_to } = await left.json();
  const fault = { wrong_signature: true, provider_down: false, slow_milliseconds: 0, user_info_without_claims: false };
  await citizen.browser.json(`${portal.url}/sandbox/faults`, 'PUT', fault);
  const failed = await citizen.signsIn();
  assert.match(failed.headers.get('location'), /problem=/);
  await citizen.begins();
  const { short_code, number } = await asksForACode(portal.url, citizen.browser);
  const phone = await new Phone(portal.url, persona).opens();
  const payload = await shownPayload(portal.url, citizen.browser);
  const { scan_id } = await (await phone.scans(payload)).json();
  assert.equal((await phone.approves(scan_id, number)).status, 200);
  await phone.closes();
  assert.equal((await phone.unlocks()).status, 200);
  const authorizationCode = new URL(redirect_to, portal.url).searchParams.get('code');
  const log = portal.log().slice(greeting);
  assert.match(log, /a sign-in failed/);
  const secrets = {
    password: persona.password,
    'wrong password': 'not the password',
    'one-time code': code,
    number: persona.personal_id,
    phone: persona.phone,
    'contact phone': contact.contact_phone,
    'e-mail': contact.email,
    organisation: contact.organisation,
    'code of the contact phone': contactCode,
    name: persona.full_name,
    'authorization code': authorizationCode,
    'id token': new URL(continue_to).searchParams.get('id_token_hint'),
    passcode: phone.passcode,
    'what a QR code says': payload,
    'short code': short_code,
    "the phone's cookie": phone.browser.cookieFor(portal.url).split('=')[1],
    ...Object.fromEntries(cookies.map((value, n) => [`cookie ${n}`, value])),
  };
  for (const [what, secret] of Object.entries(secrets)) {
    assert.ok(secret, `${what} is known`);
    const at = log.indexOf(secret);
    assert.equal(at, -1, `${what} in: ${log.slice(Math.max(0, at - 200), at + 60)}`);
  }
});
