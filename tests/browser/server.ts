import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => probe.once('listening', ready));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

async function ready(url: string, server: ChildProcess) {
  for (let tries = 0; tries < 150; tries++) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error('the server does not get ready');
}

/** Starts the server with data of its own; what it returns stops it again. */
export default async function start() {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const data = mkdtempSync(join(tmpdir(), 'motcua-browser-'));
  const server = spawn('../target/debug/motcua', ['serve'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      MOTCUA_SANDBOX: 'true',
      MOTCUA_LISTEN: `127.0.0.1:${port}`,
      MOTCUA_PUBLIC_URL: url,
      MOTCUA_DATA_DIR: data,
      MOTCUA_DATABASE_URL: '',
      MOTCUA_LOG: 'warn',
    },
  });
  await ready(url, server);
  process.env.MOTCUA_URL = url;
  return async () => {
    const ended = new Promise((end) => server.once('exit', end));
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
}
