// The power goes in the middle of each step. What was answered is kept, what was not can be done again, and the
// sign-in goes on where it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Citizen } from '../setup/citizen.mjs';
import { Mains } from '../setup/mains.mjs';

const steps = ['password', 'otp', 'callback', 'sign-out'];

test('a sign-in survives a power cut in any step', { timeout: 300_000 }, async (t) => {
  const mains = new Mains();
  const url = await mains.on();
  t.after(() => mains.portal.stop());
  for (const step of steps) {
    for (const milliseconds of [0, 2, 5, 10, 20, 40, 80]) {
      const citizen = new Citizen(url);
      const { browser } = citizen;
      const at = (name, request) => (name === step ? mains.cutDuring(milliseconds, request) : request());
      await citizen.begins();

      await at('password', () => citizen.givesPassword());
      if ((await citizen.stands()).stage === 'password') await citizen.givesPassword();
      assert.equal((await citizen.stands()).stage, 'otp', `${step} after ${milliseconds} ms`);

      const code = await citizen.readsCode();
      await at('otp', () => citizen.givesCode(code));
      let now = await citizen.stands();
      if (now.stage === 'otp') {
        assert.ok(now.otp.tries_left >= 4, 'a cut costs one try at most');
        await citizen.givesCode(code);
        now = await citizen.stands();
      }
      assert.equal(now.stage, 'done', `${step} after ${milliseconds} ms`);

      const callback = await browser.open(now.redirect_to, `${url}/api/citizen/sign-in/callback`);
      await at('callback', () => browser.send(callback.address));
      if (!(await citizen.session()).citizen) {
        // The code may be spent: then the portal says so and a fresh sign-in is a click away.
        const again = await browser.send(callback.address);
        assert.equal(again.status, 303);
        if (!(await citizen.session()).citizen) assert.equal((await citizen.signsIn()).status, 303);
      }
      const { citizen: signedIn } = await citizen.session();
      assert.equal(signedIn?.full_name, 'Nguyễn Thị Mẫu', `${step} after ${milliseconds} ms`);

      const leave = () => browser.send(`${url}/api/citizen/session`, { method: 'DELETE' });
      await at('sign-out', leave);
      if ((await citizen.session()).citizen) assert.equal((await leave()).status, 200);
      assert.equal((await citizen.session()).citizen, undefined);
    }
  }
});

test('what is saved is saved whole, whenever the power goes', { timeout: 300_000 }, async (t) => {
  const mains = new Mains();
  const url = await mains.on();
  t.after(() => mains.portal.stop());
  const citizen = new Citizen(url);
  await citizen.signsIn();
  const get = async (path) => (await citizen.browser.send(`${url}/api/citizen/${path}`)).json();
  let n = 0;
  // Ten numbers are as many as a day has.
  for (const milliseconds of [0, 2, 5, 10, 20]) {
    n += 1;
    const changes = { organisation: `Tổ ${n}`, contact_address: `Số ${n}`, contact_phone: `091234500${n}` };
    const save = () =>
      citizen.browser.send(`${url}/api/citizen/profile`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': '*' },
        body: JSON.stringify(changes),
      });
    await mains.cutDuring(milliseconds, save);
    const profile = await get('profile');
    const { organisation, contact_address } = profile.fields;
    const saved = organisation.value === changes.organisation;
    const what = `after ${milliseconds} ms, ${saved ? 'saved' : 'not saved'}`;
    assert.equal(contact_address.value === changes.contact_address, saved, what);
    assert.equal(profile.pending_contact_phone?.phone === `+8491234500${n}`, saved, what);
    const { changes: history } = await get('profile/history?field=organisation');
    assert.equal(history[0]?.new === changes.organisation, saved, what);
    const { entries } = await get('activity?limit=2');
    const written = entries.some(({ event, details }) => event === 'profile_changed' && details.fields.length === 2);
    if (saved) assert.ok(written, what);
    if (!saved) assert.equal((await save()).status, 200, `${what}: it can be done again`);
  }
});
