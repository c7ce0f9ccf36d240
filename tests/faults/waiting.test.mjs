// A browser waits for a phone while the server stops, or the power goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, portalOnACable } from '../setup/cable.mjs';
import { Citizen } from '../setup/citizen.mjs';
import { Mains } from '../setup/mains.mjs';
import { asksForACode, Phone, shownPayload } from '../setup/phone.mjs';
import { start } from '../setup/server.mjs';

const steps = ['ask', 'scan', 'approve'];

test('signing in by phone survives a power cut in any step', { timeout: 300_000 }, async (t) => {
  const mains = new Mains();
  const url = await mains.on();
  t.after(() => mains.portal.stop());
  const citizen = new Citizen(url);
  const { browser } = citizen;
  const phone = await new Phone(url, await citizen.persona()).opens();
  for (const step of steps) {
    for (const milliseconds of [0, 2, 5, 10, 20, 40]) {
      const when = `${step} after ${milliseconds} ms`;
      const at = (name, request) => (name === step ? mains.cutDuring(milliseconds, request) : request());
      await citizen.begins();
      await at('ask', () => browser.json(`${url}/vneid/api/sign-in/qr`, 'POST', {}));
      const { number } = await asksForACode(url, browser);

      const payload = await shownPayload(url, browser);
      await at('scan', () => phone.scans(payload));
      // Scanned already or not yet: the same phone gets the same answer, with the code of now if that was too old.
      const { qr } = await citizen.stands();
      if (!qr.scanned) assert.equal((await phone.scans(await shownPayload(url, browser))).status, 200, when);
      const scan = await (await phone.browser.json(`${url}/vneid/phone/scans`, 'POST', { short_code: qr.short_code })).json();

      await at('approve', () => phone.approves(scan.scan_id, number));
      if ((await citizen.stands()).stage !== 'done') {
        assert.equal((await phone.approves(scan.scan_id, number)).status, 200, when);
      }
      await browser.send((await citizen.stands()).redirect_to);
      assert.equal((await citizen.session()).citizen?.full_name, 'Nguyễn Thị Mẫu', when);
      await browser.send(`${url}/api/citizen/session`, { method: 'DELETE' });
    }
  }
});

test('a server that is told to stop does not wait for browsers that wait', async () => {
  const portal = await start();
  const citizen = new Citizen(portal.url);
  await citizen.begins();
  await asksForACode(portal.url, citizen.browser);
  const stream = await citizen.browser.send(`${portal.url}/vneid/api/sign-in/events`);
  assert.equal(stream.status, 200);
  const reader = stream.body.getReader();
  await reader.read();
  const began = performance.now();
  await portal.stop();
  assert.ok(performance.now() - began < 2000, 'it ended at once');
  for (let rest = await reader.read(); !rest.done; rest = await reader.read());
});

const noPostgres = !process.env.MOTCUA_TEST_POSTGRES && 'no PostgreSQL';

test('a browser that waits hears its phone again after the database was lost', { timeout: 60_000, skip: noPostgres }, async (t) => {
  const { portal, cable } = await portalOnACable(t);
  const { url } = portal;
  const citizen = new Citizen(url);
  await citizen.begins();
  await asksForACode(url, citizen.browser);
  const phone = await new Phone(url, await citizen.persona()).opens();
  const stream = await citizen.browser.send(`${url}/vneid/api/sign-in/events`);
  const heard = [];
  const listening = (async () => {
    for await (const chunk of stream.body.pipeThrough(new TextDecoderStream())) {
      heard.push(...Array.from(chunk.matchAll(/^event: (\w+)/gm), ([, name]) => name));
    }
  })();
  await eventually(5, 'the first code', async () => heard.includes('code'));

  await cable.cut();
  const before = heard.length;
  await eventually(5, 'codes all the same', async () => heard.length >= before + 2);
  await cable.mend();
  await eventually(20, 'ready again', async () => (await fetch(`${url}/readyz`)).status === 200);

  const scanned = await phone.scans(await shownPayload(url, citizen.browser));
  assert.equal(scanned.status, 200);
  await eventually(5, 'the scan is told', async () => heard.includes('scanned'));
  const { qr } = await citizen.stands();
  await phone.approves((await scanned.json()).scan_id, qr.number);
  await listening;
  assert.equal(heard.at(-1), 'approved');
});
