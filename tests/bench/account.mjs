// What a person's own pages cost: their information, long lists, pictures.
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BOTH, emptyDatabase, example, folder, memory, portal, SERVER, wrk } from './processes.mjs';
import { signIn } from './sign_ins.mjs';
import { median, quantile } from './statistics.mjs';

const run = promisify(execFile);
const ROUNDS = 5;
const SECONDS = 4;
const PEOPLE = 64;
const ROWS = 100_000;
const TURNS = 300;
const AT_ONCE = 24;

async function signedIn(server, people) {
  await server.seed(people);
  const cookies = [];
  for (let n = 0; n < people; n++) {
    cookies.push((await signIn(server.url, n)).cookieFor(server.url));
  }
  return cookies;
}

/** Against a request that touches no database, the two in turn. */
export async function profiles(report, postgres) {
  for (const [name, url, least] of [
    ['SQLite', undefined, 0.25],
    ['PostgreSQL', postgres, undefined],
  ]) {
    const database = url && (await emptyDatabase(url));
    const server = await portal(SERVER, folder(), database);
    const cookies = await signedIn(server, PEOPLE);
    const profile = `${server.url}/api/citizen/profile`;
    const contests = {
      health: [`${server.url}/healthz`],
      one: [profile, cookies.slice(0, 1)],
      many: [profile, cookies],
    };
    const rates = { health: [], one: [], many: [] };
    for (const [url, people] of Object.values(contests)) await wrk(url, 1, people);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [which, [url, people]] of Object.entries(contests)) {
        rates[which].push(await wrk(url, SECONDS, people));
      }
    }
    const ratio = (which) => median(rates[which].map((rate, round) => rate / rates.health[round]));
    report.figure(`profile (${name}), requests a second`, median(rates.one).toFixed(0));
    if (least) report.ratio(`profile / healthz, ${name}`, ratio('one'), least);
    else report.figure(`profile / healthz, ${name}`, ratio('one').toFixed(2));
    report.figure(`profiles of ${PEOPLE} people in turn / healthz, ${name}`, ratio('many').toFixed(2));
    await server.stop();
  }
}

async function timed(url, cookie) {
  const sent = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  const page = await answer.json();
  if (!answer.ok) throw new Error(`${url}: ${JSON.stringify(page)}`);
  return { page, took: performance.now() - sent };
}

/** Pages of 20 from the beginning, and from a place half-way through. */
async function pages(report, name, server, cookie, list) {
  const base = `${server.url}/api/citizen/${list}`;
  let cursor = '';
  for (let page = 0; page < ROWS / 200; page++) {
    cursor = (await timed(`${base}?limit=100&cursor=${cursor}`, cookie)).page.next;
  }
  for (const [where, from] of [
    ['first', ''],
    ['middle', cursor],
  ]) {
    const url = `${base}?limit=20&cursor=${from}`;
    const times = [];
    for (let turn = 0; turn < TURNS; turn++) times.push((await timed(url, cookie)).took);
    report.limit(`${where} page of ${ROWS} rows of ${list}, ${name}, median`, median(times), 5, 'ms');
    report.figure(`the same, 99th percentile`, `${quantile(times, 0.99).toFixed(1)} ms`);
  }
}

export async function lists(report, postgres) {
  for (const [name, url] of [
    ['SQLite', undefined],
    ['PostgreSQL', postgres],
  ]) {
    const data = folder();
    const database = url && (await emptyDatabase(url));
    const server = await portal(BOTH, data, database);
    const [cookie] = await signedIn(server, 1);
    const { page } = await timed(`${server.url}/api/session`, cookie);
    await run(example('rows'), [database ?? `sqlite://${join(data, 'motcua.sqlite')}`, page.citizen.id, String(ROWS)]);
    for (const list of ['activity', 'sessions']) await pages(report, name, server, cookie, list);
    await server.stop();
  }
}

async function put(server, cookie, file, type) {
  const sent = performance.now();
  const answer = await fetch(`${server.url}/api/citizen/profile/avatar?x=1000&y=0&side=4000`, {
    method: 'PUT',
    body: readFileSync(file),
    headers: { cookie, origin: server.url, 'content-type': type },
  });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.arrayBuffer();
  return performance.now() - sent;
}

export async function pictures(report) {
  const drawn = folder();
  await run(example('pictures'), [drawn]);
  for (const [name, type] of [
    ['24mp.jpg', 'image/jpeg'],
    ['24mp.png', 'image/png'],
    ['24mp.webp', 'image/webp'],
  ]) {
    const file = join(drawn, name);
    const server = await portal(BOTH, folder());
    const [cookie] = await signedIn(server, 1);
    const times = [];
    for (let turn = 0; turn < 5; turn++) times.push(await put(server, cookie, file, type));
    const size = (statSync(file).size / 1e6).toFixed(1);
    report.limit(`${type} of 24 megapixels and ${size} MB, sent and taken`, median(times), 1000, 'ms');
    report.limit('the same, the most resident memory', memory(server.pid).most, 256, 'MB');
    await server.stop();
  }
  const server = await portal(BOTH, folder());
  const cookies = await signedIn(server, AT_ONCE);
  const began = performance.now();
  const file = join(drawn, '24mp.jpg');
  await Promise.all(cookies.map((cookie) => put(server, cookie, file, 'image/jpeg')));
  report.figure(`${AT_ONCE} of them at once, till all are taken`, `${(performance.now() - began).toFixed(0)} ms`);
  // 52 MiB of files, 208 MiB for decoding, 32 MiB for shrinking, 64 MB for everything else.
  report.limit('the same, the most resident memory', memory(server.pid).most, 356, 'MB');
  await server.stop();
}
