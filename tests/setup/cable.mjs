import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { start } from './server.mjs';

/** A way to PostgreSQL that can be cut. */
class Cable {
  #ends = new Set();

  async lay(host, port) {
    this.server = createServer((near) => {
      const far = connect(port, host);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ]) {
        this.#ends.add(from);
        from.on('error', () => to.destroy());
        from.on('close', () => this.#ends.delete(from) && to.destroy());
        from.pipe(to);
      }
    });
    await this.mend();
  }

  async mend() {
    this.server.listen(this.port ?? 0, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = this.server.address().port;
  }

  async cut() {
    this.server.close();
    for (const end of this.#ends) end.destroy();
    await once(this.server, 'close');
  }
}

let count = 0;

/** A portal on a PostgreSQL database of its own, by a way that can be cut; both are gone after the test. */
export async function portalOnACable(t) {
  const server = new URL(process.env.MOTCUA_TEST_POSTGRES);
  count += 1;
  const name = `motcua_cable_${process.pid}_${count}`;
  const psql = (statement) => execFileSync('psql', ['-q', server.href, '-c', statement]);
  psql(`create database ${name}`);
  const cable = new Cable();
  await cable.lay(server.hostname, server.port);
  const portal = await start({
    MOTCUA_DATABASE_URL: `postgres://${server.username}@127.0.0.1:${cable.port}/${name}`,
    MOTCUA_LOG: 'off',
  });
  t.after(async () => {
    await portal.stop();
    await cable.cut().catch(() => {});
    psql(`drop database ${name} with (force)`);
  });
  return { portal, cable };
}

/** Until it holds, for at most so many seconds. */
export async function eventually(seconds, what, holds) {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    if (await holds().catch(() => false)) return;
    await new Promise((later) => setTimeout(later, 200));
  }
  assert.fail(`not within ${seconds} s: ${what}`);
}
