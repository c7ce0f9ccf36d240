// A database that is lost or full: 503 with Retry-After, nothing half-written, and well again by itself.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually, portalOnACable } from '../setup/cable.mjs';
import { Citizen } from '../setup/citizen.mjs';
import { start } from '../setup/server.mjs';

async function assertUnavailable(answer) {
  assert.equal(answer.status, 503, await answer.clone().text());
  assert.ok(Number(answer.headers.get('retry-after')) > 0);
  const problem = await answer.json();
  assert.equal(problem.code, 'unavailable');
  assert.doesNotMatch(JSON.stringify(problem), /sqlx|SQLite|postgres|I\/O|os error/i);
}

test('a database that is cut off and comes back', { timeout: 120_000, skip: !process.env.MOTCUA_TEST_POSTGRES && 'no PostgreSQL' }, async (t) => {
  const { portal, cable } = await portalOnACable(t);
  const citizen = new Citizen(portal.url);
  await citizen.begins();
  await citizen.givesPassword();
  const code = await citizen.readsCode();

  await cable.cut();
  await assertUnavailable(await fetch(`${portal.url}/readyz`));
  await assertUnavailable(await citizen.givesCode(code));
  await assertUnavailable(await citizen.browser.send(`${portal.url}/vneid/api/sign-in`));
  assert.equal((await fetch(`${portal.url}/healthz`)).status, 200, 'alive all the same');
  assert.equal((await fetch(portal.url)).status, 200, 'pages need no database');

  await cable.mend();
  await eventually(20, 'ready again', async () => (await fetch(`${portal.url}/readyz`)).status === 200);
  const done = await citizen.givesCode(code);
  assert.equal(done.status, 200, await done.clone().text());
  const { redirect_to } = await done.json();
  await citizen.browser.send(redirect_to);
  assert.ok((await citizen.session()).citizen, 'the sign-in went on where it was');
});

/** A small disk of its own, where this user may make one. */
function smallDisk(folder) {
  const unshare = process.getuid() === 0 ? ['unshare', '-m'] : ['unshare', '-rm'];
  const by = [...unshare, 'sh', '-c', `mount -t tmpfs -o size=4m none ${folder} && exec "$0" "$@"`];
  try {
    execFileSync(by[0], [...by.slice(1), 'true'], { stdio: 'ignore' });
    return by;
  } catch {
    return undefined;
  }
}

test('a full disk', { timeout: 120_000 }, async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'motcua-disk-'));
  const by = smallDisk(data);
  if (!by) {
    rmSync(data, { recursive: true });
    return t.skip('this user may mount nothing');
  }
  const portal = await start({ MOTCUA_LOG: 'off' }, { data, by });
  t.after(() => portal.stop());
  // The disk is seen through the process that mounted it.
  const disk = `/proc/${portal.pid}/root${data}`;
  const first = new Citizen(portal.url);
  await first.signsIn();
  assert.ok((await first.session()).citizen);

  const { bsize, bavail } = statfsSync(disk);
  writeFileSync(`${disk}/filler`, Buffer.alloc(bsize * bavail));
  const second = new Citizen(portal.url, 'level1');
  let refused;
  for (let tries = 0; tries < 200 && !refused; tries++) {
    const answer = await second.browser.send(`${portal.url}/api/citizen/sign-in`, { headers: { accept: 'application/json' } });
    if (answer.status !== 303 || answer.headers.get('location').includes('problem=')) refused = answer;
  }
  assert.ok(refused, 'something was refused');
  assert.ok([303, 503].includes(refused.status), `${refused.status}`);
  assert.ok((await first.session()).citizen, 'reading goes on');

  rmSync(`${disk}/filler`);
  await eventually(20, 'signing in again', async () => {
    await second.signsIn();
    return Boolean((await second.session()).citizen);
  });
});
