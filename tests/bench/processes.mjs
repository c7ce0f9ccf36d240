// Starting, pinning and weighing the processes that are measured.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../setup/server.mjs';

const run = promisify(execFile);
// Another build, such as one for finding blunders, may be named.
const build = process.env.MOTCUA_BENCH_BUILD ?? 'release';
const release = fileURLToPath(new URL(`../../target/${build}/`, import.meta.url));

/** The server's core and the load's. */
export const SERVER = '0';
export const LOAD = '1';
export const BOTH = '0,1';

const running = new Set();

/** Ends whatever is still running. */
export async function endAll() {
  await Promise.all([...running].map((stop) => stop()));
}

async function answers(url, child) {
  while (child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 5));
  }
  throw new Error(`${url}: the process ended with ${child.exitCode}`);
}

async function launch(cores, command, args, env, url) {
  const began = performance.now();
  // taskset becomes the program, so that the process id is the program's.
  const child = spawn('taskset', ['-c', cores, command, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, ...env },
  });
  const stop = async () => {
    running.delete(stop);
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  running.add(stop);
  await answers(url, child);
  return { pid: child.pid, stop, startedIn: performance.now() - began };
}

/** Where a program of `api/examples` is. */
export const example = (name) => `${release}examples/${name}`;

/** Moves a running process with all its threads. */
export async function confine(pid, cores) {
  await run('taskset', ['--all-tasks', '--pid', '--cpu-list', cores, String(pid)]);
}

/** The bare handler. */
export async function bare(cores) {
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}/`;
  return { url, ...(await launch(cores, `${release}examples/bare`, [address], {}, url)) };
}

/** A folder that is gone at the end. */
export function folder() {
  const made = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  running.add(async () => rmSync(made, { recursive: true, force: true }));
  return made;
}

let databases = 0;

/** An empty PostgreSQL database: what one server knows of its people, another at another address must not find. */
export async function emptyDatabase(address) {
  const name = `bench_${(databases += 1)}`;
  await run('psql', [address, '--quiet', '--command', `CREATE DATABASE ${name}`]);
  return address.replace(/[^/]*$/, name);
}

/** The portal on the data in `data`, or on a PostgreSQL database. */
export async function portal(cores, data, database = undefined, settings = {}) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    MOTCUA_SANDBOX: 'true',
    MOTCUA_LISTEN: `127.0.0.1:${port}`,
    MOTCUA_PUBLIC_URL: url,
    MOTCUA_DATA_DIR: data,
    MOTCUA_LOG: 'warn',
    // One for all servers, which may follow one another on one database.
    MOTCUA_SECRET_KEY: 'a key for measurements, long enough to be one',
    MOTCUA_SEALING_KEYS: 'test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
    ...(database && { MOTCUA_DATABASE_URL: database }),
    ...settings,
  };
  const started = await launch(cores, `${release}motcua`, ['serve'], env, `${url}/readyz`);
  /** The program on the same data. */
  const command = (...args) => run(`${release}motcua`, args, { env: { ...process.env, ...env } });
  const seed = (count) => command('seed', '--citizens', String(count));
  return { url, seed, run: command, ...started };
}

/** Password checks a second on these cores, with nothing else. */
export async function argon2(cores, seconds) {
  const { stdout } = await run('taskset', ['-c', cores, `${release}examples/argon2`, String(seconds)]);
  return Number(stdout);
}

const manyCookies = fileURLToPath(new URL('many.lua', import.meta.url));

/** Requests a second that wrk gets answered with 200, each with the next of the cookies. */
export async function wrk(url, seconds, cookies = ['none=1']) {
  const file = join(folder(), 'cookies');
  writeFileSync(file, cookies.join('\n'));
  const args = ['-c', LOAD, 'wrk', '-t1', '-c32', `-d${seconds}s`, '-s', manyCookies, url];
  const env = { ...process.env, MOTCUA_COOKIES: file };
  const { stdout } = await run('taskset', args, { env });
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]);
}

/** Resident memory in MB: now, and the most there ever was. */
export function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)[1]) / 1024;
  return { now: mb('VmRSS'), most: mb('VmHWM') };
}
