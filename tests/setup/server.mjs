import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const binary = fileURLToPath(new URL('../../target/debug/motcua', import.meta.url));

/** A port that is free now. */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function ready(url, server) {
  for (let tries = 0; tries < 150; tries++) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error('the server does not get ready');
}

/**
 * Starts the portal on a port of its own with data of its own, sandbox on unless `settings` say otherwise.
 * `at` may fix the port, keep the data of an earlier start, or name a program that the server is started by.
 * `stop` ends it and leaves nothing behind; `kill` ends it as a power cut would, and leaves its data.
 */
export async function start(settings = {}, at = {}) {
  const port = at.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const data = at.data ?? mkdtempSync(join(tmpdir(), 'motcua-test-'));
  const [program, ...args] = [...(at.by ?? []), binary, 'serve'];
  const server = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      MOTCUA_SANDBOX: 'true',
      MOTCUA_LISTEN: `127.0.0.1:${port}`,
      MOTCUA_PUBLIC_URL: url,
      MOTCUA_DATA_DIR: data,
      MOTCUA_LOG: 'warn',
      ...settings,
    },
  });
  let log = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      log += text;
    });
  }
  const end = async (signal) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, 'exit');
  };
  const kill = () => end('SIGKILL');
  const stop = async () => {
    await end('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await ready(url, server);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${log}`);
  }
  return { url, port, data, pid: server.pid, log: () => log, kill, stop };
}
