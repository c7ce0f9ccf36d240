// What is logged while the staff sign in and keep their record names no secret either.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf } from '../setup/authenticator.mjs';
import { Browser } from '../setup/browser.mjs';
import { start } from '../setup/server.mjs';

test('no password, seed, code, token or number of the staff is logged', async (t) => {
  const portal = await start({ MOTCUA_LOG: 'trace' });
  t.after(() => portal.stop());
  const greeting = portal.log().length;
  const browser = new Browser();
  const ask = async (method, path, body, status = 200) => {
    const answer = await browser.json(portal.url + path, method, body);
    assert.equal(answer.status, status, `${method} ${path}: ${await answer.clone().text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  const all = await (await fetch(`${portal.url}/sandbox/staff`)).json();
  const { username, password } = all.find((one) => one.username === 'moi.vao');
  const chosen = 'con mèo đen trên mái nhà kín';
  await ask('POST', '/api/staff/session', { username, password: 'not the password' }, 403);
  assert.equal((await ask('POST', '/api/staff/session', { username, password })).stage, 'password_change');
  assert.equal((await ask('PUT', '/api/staff/session/password', { new_password: chosen })).stage, 'enrol');
  const { otpauth_url, recovery_codes } = await ask('POST', '/api/staff/session/totp/enrol');
  const seed = new URL(otpauth_url).searchParams.get('secret');
  const { now } = await (await fetch(`${portal.url}/sandbox/clock`)).json();
  const code = codeOf(seed, Date.parse(now));
  assert.equal((await ask('POST', '/api/staff/session/totp', { code })).stage, 'done');
  const cookie = browser.cookieFor(portal.url).split('motcua-staff=')[1].split(';')[0];
  const eReceipt = { username: 'bienlai.kin', password: 'BienLai@Kin2026' };
  await ask('PUT', '/api/staff/profile/e-receipt', eReceipt);
  await ask('POST', '/api/staff/profile/e-receipt/test');
  const faults = { provider_down: true, slow_milliseconds: 0, wrong_signature: false, user_info_without_claims: false };
  await ask('PUT', '/sandbox/faults', { ...faults, e_receipt_down: true });
  await ask('POST', '/api/staff/profile/e-receipt/test');
  await browser.send(`${portal.url}/api/staff/sign-in`);
  const record = { full_name: 'Nguyễn Văn Kín', personal_id: '033080999001', phone: '0912000999' };
  const saved = await browser.send(`${portal.url}/api/staff/profile`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': (await tag()) },
    body: JSON.stringify(record),
  });
  assert.equal(saved.status, 200, await saved.text());
  await ask('DELETE', '/api/staff/session');
  await ask('POST', '/api/staff/session', { username, password: chosen });
  assert.equal((await ask('POST', '/api/staff/session/recovery', { code: recovery_codes[0] })).stage, 'done');

  const log = portal.log().slice(greeting);
  assert.match(log, /the e-receipt service does not answer|a sign-in could not begin/);
  const secrets = {
    'first password': password,
    'wrong password': 'not the password',
    'own password': chosen,
    seed,
    code,
    'recovery code': recovery_codes[0],
    'recovery code as it is kept': recovery_codes[0].replaceAll(/\W/g, ''),
    token: cookie,
    'e-receipt password': eReceipt.password,
    number: record.personal_id,
    phone: '912000999',
    name: record.full_name,
  };
  for (const [what, secret] of Object.entries(secrets)) {
    const at = log.indexOf(secret);
    assert.equal(at, -1, `${what} in: ${log.slice(Math.max(0, at - 200), at + 60)}`);
  }

  async function tag() {
    return (await browser.send(`${portal.url}/api/staff/profile`)).headers.get('etag');
  }
});
