// Single requests: what a session look-up costs beside a request that touches no database.
import { bare, emptyDatabase, folder, LOAD, portal, SERVER, wrk } from './processes.mjs';
import { signIn } from './sign_ins.mjs';
import { median } from './statistics.mjs';

const ROUNDS = 5;
const SECONDS = 4;

const PEOPLE = 64;

async function signedIn(server) {
  await server.seed(PEOPLE);
  const cookies = [];
  for (let n = 0; n < PEOPLE; n++) {
    const browser = await signIn(server.url, n);
    cookies.push(browser.cookieFor(server.url));
  }
  return cookies;
}

/** Requests a second, median of rounds in which all take turns. */
export async function requests(report, database) {
  const servers = {
    bare: await bare(SERVER),
    sqlite: await portal(SERVER, folder()),
    postgres: await portal(SERVER, folder(), await emptyDatabase(database)),
  };
  const cookies = {
    sqlite: await signedIn(servers.sqlite),
    postgres: await signedIn(servers.postgres),
  };
  const session = (name, people) => [
    `${servers[name].url}/api/session`,
    cookies[name].slice(0, people),
  ];
  const health = (name) => [`${servers[name].url}/healthz`];
  const contests = {
    'bare poem handler': [servers.bare.url],
    'healthz (SQLite)': health('sqlite'),
    'session (SQLite)': session('sqlite', 1),
    'sessions of many (SQLite)': session('sqlite', PEOPLE),
    'healthz (PostgreSQL)': health('postgres'),
    'session (PostgreSQL)': session('postgres', 1),
    'sessions of many (PostgreSQL)': session('postgres', PEOPLE),
  };
  const figures = Object.fromEntries(Object.keys(contests).map((name) => [name, []]));
  for (const [url, people] of Object.values(contests)) await wrk(url, 1, people);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, [url, people]] of Object.entries(contests)) {
      figures[name].push(await wrk(url, SECONDS, people));
    }
  }
  for (const [name, rates] of Object.entries(figures)) {
    report.figure(`${name}, requests a second`, median(rates).toFixed(0));
  }
  const ratio = (a, b) => median(figures[a].map((rate, round) => rate / figures[b][round]));
  report.ratio('session / healthz, SQLite', ratio('session (SQLite)', 'healthz (SQLite)'), 0.5);
  report.ratio('session / healthz, PostgreSQL', ratio('session (PostgreSQL)', 'healthz (PostgreSQL)'), 0.3);
  for (const name of ['SQLite', 'PostgreSQL']) {
    const many = ratio(`sessions of many (${name})`, `healthz (${name})`);
    report.figure(`sessions of ${PEOPLE} people in turn / healthz, ${name}`, many.toFixed(2));
  }
  report.ratio('healthz / bare handler', ratio('healthz (SQLite)', 'bare poem handler'), 0.6);
  for (const server of Object.values(servers)) await server.stop();
}

export const where = `server on core ${SERVER}, wrk (1 thread, 32 connections) on core ${LOAD}`;
