// The power goes in the middle of an import. All of the file is there afterwards or nothing of it, and an import that nobody
// is at any more is seen to have failed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Mains } from '../setup/mains.mjs';
import { start } from '../setup/server.mjs';

const ROWS = 8000;
const CUTS = [0, 20, 100, 300, 600, 1000, 1500, 2500, 4000, 8000];

function file(round) {
  const row = (_, n) => `CAT${round}N${n},cat${round}.n${n},Nguyễn Văn Cắt ${n},MAU.SNV.VP\n`;
  return `staff_code,username,full_name,unit_code\n${Array.from({ length: ROWS }, row).join('')}`;
}

class Administrator {
  constructor(url) {
    this.url = url;
  }

  async signsIn() {
    const headers = { 'content-type': 'application/json', origin: this.url };
    const body = JSON.stringify({ key: 'quan.tri' });
    const answer = await fetch(`${this.url}/sandbox/sign-in`, { method: 'POST', headers, body });
    this.headers = { authorization: `Bearer ${(await answer.json()).token}` };
  }

  async get(path) {
    const answer = await fetch(this.url + path, { headers: this.headers });
    assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`);
    return answer.json();
  }

  begins(text, kind = 'members') {
    const body = new FormData();
    body.append('file', new Blob([text]), 'tep.csv');
    return fetch(`${this.url}/api/staff/imports?kind=${kind}`, { method: 'POST', headers: this.headers, body });
  }

  async ended(begun) {
    for (;;) {
      const details = await this.get(begun.headers.get('location'));
      if (['done', 'rejected', 'failed'].includes(details.state)) return details;
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  /** How many of the first and the last member of a file there are. */
  async ends(round) {
    const found = async (n) => (await this.get(`/api/staff/members?q=cat${round}n${n}&limit=100`)).members;
    const codes = [...(await found(0)), ...(await found(ROWS - 1))].map((member) => member.staff_code);
    return codes.filter((code) => [`CAT${round}N0`, `CAT${round}N${ROWS - 1}`].includes(code)).length;
  }
}

test('an import that is killed leaves all of its file or nothing', { timeout: 600_000 }, async (t) => {
  const mains = new Mains();
  const administrator = new Administrator(await mains.on());
  t.after(() => mains.portal.stop());
  await administrator.signsIn();
  const seen = new Set();
  for (const [round, milliseconds] of CUTS.entries()) {
    const begun = await administrator.begins(file(round));
    assert.equal(begun.status, 202, await begun.clone().text());
    await mains.cutDuring(milliseconds, async () => begun);
    const { state } = await administrator.get(begun.headers.get('location'));
    seen.add(state);
    assert.equal(await administrator.ends(round), state === 'done' ? 2 : 0, `${state} after ${milliseconds} ms`);
  }
  assert.ok(seen.has('done'), 'none came to its end: the cuts are too early');
  assert.ok(seen.size > 1, 'none was cut: the cuts are too late');
  const clock = await administrator.get('/sandbox/clock');
  const later = { ...clock, offset_seconds: (clock.offset_seconds ?? 0) + 61 };
  delete later.now;
  const headers = { 'content-type': 'application/json', origin: administrator.url };
  const moved = await fetch(`${administrator.url}/sandbox/clock`, { method: 'PUT', headers, body: JSON.stringify(later) });
  assert.equal(moved.status, 200, await moved.text());
  const { imports } = await administrator.get('/api/staff/imports?limit=100');
  for (const { state, summary } of imports) {
    assert.ok(['done', 'failed'].includes(state), state);
    assert.equal(state === 'done', summary?.new === ROWS);
  }
  // What was cut can be done again.
  const again = await administrator.begins(file(CUTS.length));
  assert.equal(again.status, 202);
});

test('nothing of a file is logged', { timeout: 60_000 }, async (t) => {
  const portal = await start({ MOTCUA_LOG: 'trace' });
  t.after(() => portal.stop());
  const administrator = new Administrator(portal.url);
  await administrator.signsIn();
  const before = portal.log().length;
  const right = await administrator.begins('CB900001,001080900001\n', 'authorised-numbers');
  assert.equal((await administrator.ended(right)).state, 'done');
  const wrong = await administrator.begins('CB900002,1080900002\nCB900003,001080900003x\n', 'authorised-numbers');
  assert.equal((await administrator.ended(wrong)).error_count, 2);
  const log = portal.log().slice(before);
  assert.doesNotMatch(log, /1080900|CB90000/);
});
