// The portal's client side, met by an independent provider: npm oidc-provider. The sandbox is off.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { after, test } from 'node:test';
import Provider from 'oidc-provider';
import { freePort, start } from '../setup/server.mjs';
import { Browser } from '../setup/browser.mjs';

const account = '/dich-vu-cong/cong-dan/tai-khoan';
const secret = 'a client secret: with % + - and : in it';
const people = {
  full: {
    TechID: 'techid-full',
    LoaiTaiKhoan: '1',
    hovaten: 'Trần Thị Độc Lập',
    SODINHDANH: '001190000777',
    NgayThangNamSinh: '19900203',
    ThuDienTu: 'doc.lap@motcua.example',
    loAs: ['LoA2'],
    loginIdp: 'BCA',
  },
  bare: { HoVaTen: 'Lê Văn Ít' },
};
const national = [...new Set(Object.values(people).flatMap(Object.keys))];

function signingKey(alg) {
  const { privateKey } =
    alg === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg, kid: alg, use: 'sig' };
}

const running = [];
after(async () => {
  for (const stop of running.reverse()) await stop();
});

/** A provider and a portal that knows it. */
async function pair({ auth, userinfo, alg }) {
  const [port, portalPort] = [await freePort(), await freePort()];
  const issuer = `http://localhost:${port}`;
  const home = `http://localhost:${portalPort}`;
  const methods = { none: 'none', basic: 'client_secret_basic', post: 'client_secret_post' };
  const provider = new Provider(issuer, {
    jwks: { keys: [signingKey('RS256'), signingKey('ES256')] },
    cookies: { keys: ['only for this test'] },
    clients: [
      {
        client_id: 'motcua portal',
        ...(auth !== 'none' && { client_secret: secret }),
        token_endpoint_auth_method: methods[auth],
        id_token_signed_response_alg: alg,
        redirect_uris: [`${home}/api/citizen/sign-in/callback`],
        post_logout_redirect_uris: [`${home}/dich-vu-cong/cong-dan/da-dang-xuat`],
      },
    ],
    claims: { openid: ['sub', ...national] },
    acrValues: ['LoA1'],
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
  });
  const http = provider.listen(port, '127.0.0.1');
  await once(http, 'listening');
  running.push(() => {
    http.closeAllConnections();
    return new Promise((closed) => http.close(closed));
  });
  const portal = await start(
    {
      MOTCUA_SANDBOX: 'false',
      MOTCUA_SECRET_KEY: 'a key only for this test, long enough to be one',
      MOTCUA_SEALING_KEYS: 'test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
      MOTCUA_VNEID_ISSUER: issuer,
      MOTCUA_VNEID_CLIENT_ID: 'motcua portal',
      ...(auth !== 'none' && { MOTCUA_VNEID_CLIENT_SECRET: secret }),
      MOTCUA_VNEID_CLIENT_AUTH: auth,
      MOTCUA_VNEID_USERINFO: userinfo,
      MOTCUA_VNEID_SCOPE: 'openid',
    },
    { port: portalPort },
  );
  running.push(portal.stop);
  return { issuer, home };
}

/** Through the provider's own pages: name, consent, and back to the portal's callback. */
async function signIn(browser, { issuer, home }, person, returnTo = account) {
  const callback = `${home}/api/citizen/sign-in/callback`;
  let at = await browser.open(`${home}/api/citizen/sign-in?return_to=${encodeURIComponent(returnTo)}`);
  for (const step of [{ prompt: 'login', login: person, password: 'any' }, { prompt: 'consent' }]) {
    assert.ok(at.address.startsWith(`${issuer}/interaction/`), at.address);
    const sent = await browser.form(at.address, step);
    at = await browser.follow(sent, at.address, callback);
  }
  return at.address;
}

const session = async (browser, home) => (await browser.send(`${home}/api/session`)).json();

for (const [auth, userinfo, alg] of [
  ['post', 'post', 'RS256'],
  ['basic', 'get', 'ES256'],
  ['none', 'get', 'RS256'],
]) {
  test(`sign-in and sign-out: ${auth}, user info by ${userinfo}, ${alg}`, async () => {
    const peers = await pair({ auth, userinfo, alg });
    const { home, issuer } = peers;
    const browser = new Browser();
    const callback = await signIn(browser, peers, 'full', `${account}?tu=xa`);
    const back = await browser.send(callback);
    assert.equal(back.status, 303);
    assert.equal(back.headers.get('location'), `${account}?tu=xa`);
    const { citizen } = await session(browser, home);
    assert.equal(citizen.full_name, 'Trần Thị Độc Lập');
    assert.deepEqual([citizen.verified, citizen.level], [true, 2]);
    const { fields } = await (await browser.send(`${home}/api/citizen/profile`)).json();
    assert.equal(fields.personal_id.value, '001190000777');
    assert.equal(fields.birth_date.value, '1990-02-03');

    // Reloaded where it belongs, it leads to the session; anywhere else it opens nothing.
    const reload = await browser.send(callback);
    assert.equal(reload.headers.get('location'), `${account}?tu=xa`);
    const stolen = await new Browser().send(callback);
    assert.match(stolen.headers.get('location'), /dang-nhap\?problem=/);

    const left = await browser.send(`${home}/api/citizen/session`, { method: 'DELETE' });
    const { continue_to } = await left.json();
    assert.ok(continue_to.startsWith(`${issuer}/session/end?`));
    const confirm = await browser.open(continue_to);
    const page = await confirm.answer.text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1];
    const gone = await browser.form(`${issuer}/session/end/confirm`, { xsrf, logout: 'yes' });
    const signedOut = `${home}/dich-vu-cong/cong-dan/da-dang-xuat`;
    const end = await browser.follow(gone, issuer, signedOut);
    assert.equal(end.address, signedOut);
    assert.equal((await session(browser, home)).citizen, undefined);
    // Signing in again asks for everything again.
    const again = await browser.open(`${home}/api/citizen/sign-in`);
    assert.ok(again.address.startsWith(`${issuer}/interaction/`));
  });
}

test('who comes with an id and a name alone is signed in at the lowest level', async () => {
  const peers = await pair({ auth: 'post', userinfo: 'post', alg: 'ES256' });
  const browser = new Browser();
  await browser.send(await signIn(browser, peers, 'bare'));
  const { citizen } = await session(browser, peers.home);
  assert.deepEqual([citizen.full_name, citizen.level], ['Lê Văn Ít', 1]);
  const { fields } = await (await browser.send(`${peers.home}/api/citizen/profile`)).json();
  assert.equal(fields.personal_id?.value, undefined);
});

test('without the sandbox nothing of it is there', async () => {
  const { home } = await pair({ auth: 'post', userinfo: 'post', alg: 'RS256' });
  const browser = new Browser();
  for (const path of ['/sandbox/personas', '/vneid/jwks', '/vneid/dang-nhap', '/thu-nghiem']) {
    assert.equal((await browser.send(home + path)).status, 404, path);
  }
});
