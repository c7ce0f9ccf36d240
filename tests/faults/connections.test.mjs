// What comes over the wire and is no decent request.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { start } from '../setup/server.mjs';

let portal;
before(async () => {
  portal = await start();
});
after(() => portal?.stop());

async function open() {
  const socket = connect(portal.port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Seconds until the server closes the connection. */
async function secondsToClose(socket) {
  const began = performance.now();
  socket.resume();
  await once(socket, 'close');
  return (performance.now() - began) / 1000;
}

/** Everything that is answered until the connection closes. */
async function exchange(bytes) {
  const socket = await open();
  let answer = '';
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
}

const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${portal.pid}/status`, 'utf8'))[1]) / 1024;

test('headers that never end are not waited for', async () => {
  const half = await open();
  half.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Half');
  const silent = await open();
  const trickle = await open();
  trickle.write('GET / HTTP/1.1\r\n');
  const drip = setInterval(() => trickle.write('X-A: b\r\n'), 500);
  const seconds = await Promise.all([half, silent, trickle].map(secondsToClose));
  clearInterval(drip);
  for (const each of seconds) assert.ok(each <= 10, `${seconds}`);
});

test('a body of 100 MB is refused, however it comes', { timeout: 60_000 }, async () => {
  const chunk = Buffer.alloc(64 * 1024, 'a');
  for (const framing of ['Content-Length: 104857600', 'Transfer-Encoding: chunked']) {
    const socket = await open();
    let answer = '';
    socket.setEncoding('latin1').on('data', (text) => {
      answer += text;
    });
    const head = ['POST /vneid/api/sign-in/password HTTP/1.1', 'Host: localhost', `Origin: ${portal.url}`];
    socket.write(`${[...head, 'Content-Type: application/json', framing].join('\r\n')}\r\n\r\n`);
    for (let sent = 0; sent < 1600 && socket.writable && !answer; sent++) {
      if (framing.startsWith('T')) socket.write('10000\r\n');
      socket.write(chunk);
      if (framing.startsWith('T')) socket.write('\r\n');
      await new Promise((later) => setImmediate(later));
    }
    for (let waited = 0; waited < 200 && !answer; waited++) await new Promise((later) => setTimeout(later, 25));
    socket.destroy();
    assert.match(answer, /^HTTP\/1\.1 413 /, framing);
    assert.match(answer, /"too_large"/);
  }
  assert.ok(memory() < 200, `${memory()} MB`);
});

test('a compressed body is not blown up', async () => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
  for (const encoding of ['gzip', 'br', 'deflate', 'x']) {
    const answer = await fetch(`${portal.url}/vneid/api/sign-in/password`, {
      method: 'POST',
      body: bomb.subarray(0, 60_000),
      headers: { 'content-type': 'application/json', 'content-encoding': encoding, origin: portal.url },
    });
    assert.equal(answer.status, 415, encoding);
    assert.match(answer.headers.get('content-type'), /problem\+json/);
  }
  assert.ok(memory() < 200, `${memory()} MB`);
});

test('what is no HTTP is answered with 400 or not at all', async () => {
  const get = (target, more = '') => `GET ${target} HTTP/1.1\r\nHost: localhost\r\n${more}Connection: close\r\n\r\n`;
  const oddities = {
    nonsense: '\u0000\u0001\u0002\r\n\r\n',
    'a TLS greeting': Buffer.from([22, 3, 1, 0, 5, 1, 0, 0, 1, 0, 13, 10, 13, 10]),
    'NUL in the path': get('/\u0000'),
    'NUL in a header': get('/', 'X-A: a\u0000b\r\n'),
    'two lengths': `POST /api/session/extend HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
    'length and chunks': `POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`,
    'a header of 1 MB': get('/', `X-A: ${'a'.repeat(1024 * 1024)}\r\n`),
    'a path of 1 MB': get(`/${'a'.repeat(1024 * 1024)}`),
    'a thousand headers': get('/', 'X-A: a\r\n'.repeat(1000)),
    'letters beyond ASCII in the path': get('/đăng-nhập'),
    'a broken escape': get('/api/citizen/sign-in?return_to=%ff%fe%00'),
  };
  for (const [name, bytes] of Object.entries(oddities)) {
    const answer = await exchange(bytes);
    assert.doesNotMatch(answer, /^HTTP\/1\.1 5/, name);
  }
  assert.equal((await fetch(`${portal.url}/readyz`)).status, 200);
});

test('the signal to stop lets a running request end', async () => {
  const other = await start();
  await fetch(`${other.url}/sandbox/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: other.url },
    body: JSON.stringify({
      provider_down: false,
      slow_milliseconds: 1500,
      wrong_signature: false,
      user_info_without_claims: false,
    }),
  });
  const slow = fetch(`${other.url}/api/citizen/sign-in`, { redirect: 'manual' });
  await new Promise((later) => setTimeout(later, 300));
  const stopped = other.stop();
  assert.equal((await slow).status, 303);
  await stopped;
});
