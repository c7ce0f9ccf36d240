// A provider that lies, field by field. Whatever it says, nobody gets in by it, and the portal stays well.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { freePort, start } from '../setup/server.mjs';
import { Browser } from '../setup/browser.mjs';
import { foreign, LyingProvider, now, ours, token } from './lying_provider.mjs';

const liar = new LyingProvider();
let portal;

before(async () => {
  await liar.listen(await freePort());
  portal = await start({
    MOTCUA_SANDBOX: 'false',
    MOTCUA_SECRET_KEY: 'a key only for this test, long enough to be one',
    MOTCUA_SEALING_KEYS: 'test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
    MOTCUA_VNEID_ISSUER: liar.issuer,
    MOTCUA_VNEID_CLIENT_ID: 'portal',
    MOTCUA_VNEID_CLIENT_SECRET: 'secret',
    MOTCUA_LOG: 'error',
  });
});
after(async () => {
  await portal?.stop();
  await liar.close();
});

/** A sign-in with this lie: where it ends, and who is signed in then. */
async function told(lie, parameters = {}) {
  liar.lie = {};
  const browser = new Browser();
  // A provider that lies about itself is met before anyone is sent to it; the others at the callback.
  const early = lie.metadata || lie['/.well-known/openid-configuration'] || lie['/jwks'];
  if (early) liar.lie = lie;
  const begin = await browser.send(`${portal.url}/api/citizen/sign-in`);
  assert.equal(begin.status, 303);
  const sent = new URL(begin.headers.get('location'), portal.url);
  if (sent.origin === portal.url) return { problem: sent.searchParams.get('problem'), browser };
  liar.nonce = sent.searchParams.get('nonce');
  liar.lie = lie;
  const back = new URL(sent.searchParams.get('redirect_uri'));
  const honest = { code: 'code', state: sent.searchParams.get('state'), iss: liar.issuer };
  for (const [name, value] of Object.entries({ ...honest, ...parameters })) {
    if (value !== undefined) back.searchParams.set(name, value);
  }
  const answer = await browser.send(back.href);
  assert.equal(answer.status, 303, await answer.text());
  const problem = new URL(answer.headers.get('location'), portal.url).searchParams.get('problem');
  return { problem, browser };
}

const session = async (browser) => (await browser.send(`${portal.url}/api/session`)).json();

async function assertNobody(name, lie, parameters) {
  const { problem, browser } = await told(lie, parameters);
  assert.ok(problem, `${name}: no problem was told`);
  assert.equal((await session(browser)).citizen, undefined, `${name}: someone is in`);
}

test('the honest answer signs in', async () => {
  const { problem, browser } = await told({});
  assert.equal(problem, null);
  assert.equal((await session(browser)).citizen.full_name, 'Người Thật');
});

const status = (code, body = '{"error":"server_error"}') => (response) => {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(body);
};
const text = (body, type = 'text/html') => (response) => {
  response.writeHead(200, { 'content-type': type });
  response.end(body);
};
const gzip = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  response.end(gzipSync(JSON.stringify({ sub: 'liar-1' })));
};
const endless = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = ' '.repeat(64 * 1024);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};
const cut = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"sub":');
  setTimeout(() => response.destroy(), 20);
};
const elsewhere = (response) => {
  response.writeHead(302, { location: `${liar.issuer}/jwks` });
  response.end();
};
const anywhere = { 'server error': status(500), 'no content': status(204, ''), 'a web page': text('<html>'), 'half of it': cut };
const bodies = { ...anywhere, 'no end': endless, 'a redirect': elsewhere, 'null': text('null'), 'a list': text('[]'), gzip };

for (const path of ['/.well-known/openid-configuration', '/jwks', '/token', '/userinfo']) {
  test(`${path} answers with what it should not`, async () => {
    for (const [name, body] of Object.entries(bodies)) await assertNobody(name, { [path]: body });
  });
}

test('metadata of someone else, or that lead away', async () => {
  for (const [name, metadata] of Object.entries({
    'another issuer': { issuer: 'http://localhost:1' },
    'a slash more': { issuer: `${liar.issuer}/` },
    'no issuer': { issuer: undefined },
    'no keys': { jwks_uri: undefined },
    'plain http to elsewhere': { jwks_uri: 'http://169.254.169.254/jwks' },
    'a file': { jwks_uri: 'file:///etc/passwd' },
    'no address': { token_endpoint: 'token' },
    'numbers': { token_endpoint: 7, jwks_uri: {} },
    'no place to sign in': { authorization_endpoint: undefined },
    'a script to sign in': { authorization_endpoint: 'javascript:alert(1)' },
    'plain http elsewhere to sign in': { authorization_endpoint: 'http://elsewhere.example/' },
  })) {
    await assertNobody(name, { metadata });
  }
});

test('keys that do not fit', async () => {
  const { kid: _, ...nameless } = foreign.jwk;
  for (const [name, keys] of Object.entries({
    none: [],
    'a foreign one': [foreign.jwk],
    'a foreign one without a name': [nameless],
    'one for encryption': [{ ...ours.jwk, use: 'enc' }],
    'one that is too short': [{ ...ours.jwk, n: 'AQAB' }],
    'a secret one': [{ kty: 'oct', k: 'c2VjcmV0', kid: 'ours', alg: 'HS256' }],
    nonsense: [{ kty: 'RSA' }, 7, null],
  })) {
    await assertNobody(name, { '/jwks': { keys } });
  }
});

test('tokens that are none', async () => {
  for (const [name, tokens] of Object.entries({
    'no id token': { id_token: undefined },
    'a number': { id_token: 7 },
    'an empty one': { id_token: '' },
    'two parts': { id_token: 'a.b' },
    'no access token': { access_token: undefined },
    'an empty access token': { access_token: '' },
    'a line break': { access_token: 'a\r\nx: y' },
    'another kind': { token_type: 'mac' },
  })) {
    await assertNobody(name, { tokens });
  }
});

test('signatures that prove nothing', async () => {
  const honest = (provider) => provider.claims();
  const unsigned = (provider) => token(honest(provider), { alg: 'none' }).replace(/[^.]*$/, '');
  const byPublicKey = (provider) => {
    const pem = ours.publicKey.export({ type: 'spki', format: 'pem' });
    const [head, body] = token(honest(provider), { alg: 'HS256', kid: 'ours' }).split('.');
    return `${head}.${body}.${createHmac('sha256', pem).update(`${head}.${body}`).digest('base64url')}`;
  };
  const tampered = (provider) => {
    const [head, , signature] = token(honest(provider)).split('.');
    const body = Buffer.from(JSON.stringify({ ...honest(provider), sub: 'liar-2' })).toString('base64url');
    return `${head}.${body}.${signature}`;
  };
  for (const [name, id_token] of Object.entries({
    unsigned,
    'signed with the public key': byPublicKey,
    'a foreign key': (provider) => token(honest(provider), undefined, foreign),
    tampered,
    'a signature cut short': (provider) => token(honest(provider)).slice(0, -8),
    'padding in the signature': (provider) => `${token(honest(provider))}==`,
    'a space in it': (provider) => token(honest(provider)).replace('.', '. '),
    'the client secret': (provider) => {
      const [head, body] = token(honest(provider), { alg: 'HS256' }).split('.');
      return `${head}.${body}.${createHmac('sha256', 'secret').update(`${head}.${body}`).digest('base64url')}`;
    },
    'an unknown critical header': (provider) =>
      token(honest(provider), { alg: 'RS256', kid: 'ours', crit: ['x'], x: 1 }),
    'no JSON': () => token('not json'),
    'a list': () => token('[]'),
  })) {
    await assertNobody(name, { id_token });
  }
});

test('claims that do not hold', async () => {
  const lies = {
    iss: [undefined, '', 'http://localhost:1', 7, null, ['x'], `${liar.issuer}/`],
    sub: [undefined, '', 7, null, 'x'.repeat(256), 'ký tự', 'a\u0000b', ['liar-1']],
    aud: [undefined, '', 'other', [], ['other'], 7, null, 'Portal'],
    exp: [undefined, 0, now() - 3600, 'soon', null, -1],
    iat: [undefined, now() + 3600, now() - 7200, 'now', null],
    nbf: [now() + 3600, 'now', {}],
    nonce: [undefined, '', 'other', 7, null],
    auth_time: [undefined, now() - 3600, now() + 3600, 'now', null],
    azp: ['other'],
  };
  for (const [claim, values] of Object.entries(lies)) {
    for (const value of values) {
      await assertNobody(`${claim}: ${JSON.stringify(value)}`, { claims: () => ({ [claim]: value }) });
    }
  }
  await assertNobody('two audiences without azp', { claims: () => ({ aud: ['portal', 'other'] }) });
  await assertNobody('two audiences, azp of the other', {
    claims: () => ({ aud: ['portal', 'other'], azp: 'other' }),
  });
});

test('answers that are not for this sign-in', async () => {
  await assertNobody('another issuer', {}, { iss: 'http://localhost:1' });
  await assertNobody('no issuer, though promised', {}, { iss: '' });
  await assertNobody('a state of nobody', {}, { state: 'x' });
  await assertNobody('an error beside a code', {}, { error: 'access_denied' });
  await assertNobody('a code of nothing', {}, { code: '' });
});

test('user info about someone else', async () => {
  for (const sub of [undefined, '', 'liar-2', 'LIAR-1', 7, null, ['liar-1'], 'liar-1 ']) {
    await assertNobody(JSON.stringify(sub), { told: { sub } });
  }
  await assertNobody('half a letter', { told: { HoVaTen: '\ud800' } });
});

test('odd claims fill no field, and break nothing', async () => {
  const odd = ['\u0000', '\u202eevil', 7, true, {}, [], [['x']], 'x'.repeat(20_000), '   ', '<script>', ''];
  for (const value of odd) {
    const lie = {
      SoDinhDanh: value, SoCMND: value, NgayThangNamSinh: value, ThuDienTu: value, SoDienThoai: value,
      DiaChi: value, LoaiTaiKhoan: value, TenDoanhNghiep: value, loAs: value, loginIdp: value, TechID: value,
    };
    const { problem, browser } = await told({ told: lie });
    assert.equal(problem, null, JSON.stringify(value).slice(0, 60));
    const { citizen } = await session(browser);
    assert.deepEqual([citizen.full_name, citizen.level], ['Người Thật', 1]);
    const { fields } = await (await browser.send(`${portal.url}/api/citizen/profile`)).json();
    assert.equal(fields.personal_id.value, '001190000888', 'an odd claim erases nothing');
    for (const [name, field] of Object.entries(fields)) {
      assert.ok(!/[\u0000-\u001f\u202a-\u202e]/.test(field.value ?? ''), `${name} keeps what can't be shown`);
      assert.ok((field.value ?? '').length < 2000, `${name} is endless`);
    }
  }
});

test('a lie proves nothing once more, and leaves the session as it is', async () => {
  const { browser } = await told({});
  const before = await session(browser);
  const signedInAt = now();
  // Providers tell whole seconds: what follows is told apart from the sign-in.
  await new Promise((later) => setTimeout(later, 2100));
  const lies = {
    'someone else': [{ claims: () => ({ sub: 'liar-2' }), told: { sub: 'liar-2' } }, 'other_person'],
    'the proof of before': [{ claims: () => ({ auth_time: signedInAt - 1 }) }, 'not_fresh'],
    'a proof of long ago': [{ claims: () => ({ auth_time: now() - 3600 }) }, 'identity_rejected'],
    'no time of the proof': [{ claims: () => ({ auth_time: undefined }) }, 'identity_rejected'],
    'an answer to another question': [{ claims: () => ({ nonce: 'x' }) }, 'identity_rejected'],
    'a foreign signature': [{ id_token: (liar) => token(liar.claims(), undefined, foreign) }, 'identity_rejected'],
    'user info about someone else': [{ told: { sub: 'liar-2' } }, 'identity_rejected'],
    'nothing': [{ '/token': (response) => response.writeHead(503).end() }, 'provider_unavailable'],
  };
  for (const [name, [lie, problem]] of Object.entries(lies)) {
    assert.equal(await proves(browser, lie), `/x?reauthentication=${problem}`, name);
    const after = await session(browser);
    assert.deepEqual([after.citizen, after.proven_until], [before.citizen, before.proven_until], name);
  }
  assert.equal(await proves(browser, {}), '/x');
  assert.ok((await session(browser)).proven_until > before.proven_until);
});

/** Proving once more who one is, with this lie: where it leads back to. */
async function proves(browser, lie) {
  liar.lie = {};
  const asked = { return_to: '/x' };
  const begun = await browser.json(`${portal.url}/api/citizen/re-authenticate`, 'POST', asked);
  const { redirect_to } = await begun.json();
  const sent = new URL(redirect_to);
  liar.nonce = sent.searchParams.get('nonce');
  liar.lie = lie;
  const back = new URL(sent.searchParams.get('redirect_uri'));
  const answer = { code: 'code', state: sent.searchParams.get('state'), iss: liar.issuer };
  for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
  const led = await browser.send(back.href);
  return led.headers.get('location');
}

test('after all that, the honest answer still signs in', async () => {
  const { problem } = await told({});
  assert.equal(problem, null);
  assert.equal((await fetch(`${portal.url}/readyz`)).status, 200);
});
