// Single requests: what a session look-up costs beside a request that touches no database.
import { bare, folder, LOAD, portal, SERVER, wrk } from './processes.mjs';
import { signIn } from './sign_ins.mjs';
import { median } from './statistics.mjs';

const ROUNDS = 5;
const SECONDS = 4;

async function signedIn(server) {
  await server.seed(1);
  const browser = await signIn(server.url, 0);
  return browser.cookieFor(server.url);
}

/** Requests a second, median of rounds in which all take turns. */
export async function requests(report, database) {
  const servers = {
    bare: await bare(SERVER),
    sqlite: await portal(SERVER, folder()),
    postgres: await portal(SERVER, folder(), database),
  };
  const cookies = {
    sqlite: await signedIn(servers.sqlite),
    postgres: await signedIn(servers.postgres),
  };
  const session = (name) => [`${servers[name].url}/api/session`, { cookie: cookies[name] }];
  const health = (name) => [`${servers[name].url}/healthz`, {}];
  const contests = {
    'bare poem handler': [servers.bare.url, {}],
    'healthz (SQLite)': health('sqlite'),
    'session (SQLite)': session('sqlite'),
    'healthz (PostgreSQL)': health('postgres'),
    'session (PostgreSQL)': session('postgres'),
  };
  const figures = Object.fromEntries(Object.keys(contests).map((name) => [name, []]));
  for (const [url, headers] of Object.values(contests)) await wrk(url, 1, headers);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, [url, headers]] of Object.entries(contests)) {
      figures[name].push(await wrk(url, SECONDS, headers));
    }
  }
  for (const [name, rates] of Object.entries(figures)) {
    report.figure(`${name}, requests a second`, median(rates).toFixed(0));
  }
  const ratio = (a, b) => median(figures[a].map((rate, round) => rate / figures[b][round]));
  report.ratio('session / healthz, SQLite', ratio('session (SQLite)', 'healthz (SQLite)'), 0.5);
  report.ratio('session / healthz, PostgreSQL', ratio('session (PostgreSQL)', 'healthz (PostgreSQL)'), 0.3);
  report.ratio('healthz / bare handler', ratio('healthz (SQLite)', 'bare poem handler'), 0.6);
  for (const server of Object.values(servers)) await server.stop();
}

export const where = `server on core ${SERVER}, wrk (1 thread, 32 connections) on core ${LOAD}`;
