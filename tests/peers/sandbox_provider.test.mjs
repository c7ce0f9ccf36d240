// The sandbox's OpenID Provider, met by a certified client: npm openid-client.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as oidc from 'openid-client';
import { start } from '../setup/server.mjs';
import { Browser } from '../setup/browser.mjs';

const callback = 'https://service.example/cb';
const goodbye = 'https://service.example/bye';
const scope = 'openid profile email phone address';
let portal;

before(async () => {
  portal = await start();
});
after(() => portal?.stop());

const proofs = {
  none: () => oidc.None(),
  client_secret_basic: (secret) => oidc.ClientSecretBasic(secret),
  client_secret_post: (secret) => oidc.ClientSecretPost(secret),
};

/** Registers a client and reads the provider's metadata, as a service would. */
async function service(auth_method, id_token_alg) {
  const redirect_uris = [callback];
  const body = { auth_method, id_token_alg, redirect_uris, post_logout_redirect_uris: [goodbye] };
  const answer = await new Browser().json(`${portal.url}/sandbox/clients`, 'POST', body);
  assert.equal(answer.status, 201);
  const { client_id, client_secret } = await answer.json();
  const metadata = { client_secret, id_token_signed_response_alg: id_token_alg };
  const config = await oidc.discovery(
    new URL(`${portal.url}/vneid`),
    client_id,
    metadata,
    proofs[auth_method](client_secret),
    { execute: [oidc.allowInsecureRequests] },
  );
  oidc.enableNonRepudiationChecks(config);
  return config;
}

async function persona(key) {
  const all = await (await fetch(`${portal.url}/sandbox/personas`)).json();
  return all.find((one) => one.key === key);
}

async function request(config, more = {}) {
  const checks = {
    pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
    idTokenExpected: true,
  };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope,
    code_challenge: await oidc.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    ...more,
  });
  return { url, checks };
}

/** Number, password, code from the outbox: to the client's callback. */
async function signIn(browser, url, key = 'level2') {
  const { personal_id, password, phone } = await persona(key);
  await browser.open(url.href);
  const at = `${portal.url}/vneid/api/sign-in`;
  const first = await browser.json(`${at}/password`, 'POST', { personal_id, password });
  assert.equal(first.status, 200, await first.clone().text());
  const outbox = `${portal.url}/sandbox/sms?to=${encodeURIComponent(phone)}`;
  const [{ code }] = await (await fetch(outbox)).json();
  const second = await browser.json(`${at}/otp`, 'POST', { code });
  assert.equal(second.status, 200, await second.clone().text());
  const { redirect_to } = await second.json();
  const { address } = await browser.open(redirect_to, callback);
  return new URL(address);
}

for (const method of Object.keys(proofs)) {
  for (const alg of ['RS256', 'ES256']) {
    test(`a whole sign-in with ${method} and ${alg}`, async () => {
      const config = await service(method, alg);
      const browser = new Browser();
      const { url, checks } = await request(config, { ui_locales: 'vi', login_hint: 'x' });
      const back = await signIn(browser, url);
      const tokens = await oidc.authorizationCodeGrant(config, back, checks);
      const claims = tokens.claims();
      assert.ok(claims.sub && claims.auth_time);

      const told = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
      assert.equal(told.name, 'Nguyễn Thị Mẫu');
      assert.equal(told.birthdate, '1980-02-15');
      const address = config.serverMetadata().userinfo_endpoint;
      const posted = await fetch(address, {
        method: 'POST',
        body: new URLSearchParams({ access_token: tokens.access_token }),
      });
      assert.deepEqual(await posted.json(), told);

      await assert.rejects(oidc.authorizationCodeGrant(config, back, checks), {
        error: 'invalid_grant',
      });
      await assert.rejects(
        oidc.fetchUserInfo(config, tokens.access_token, claims.sub),
        'a replayed code leaves no token alive',
      );

      const leave = oidc.buildEndSessionUrl(config, {
        id_token_hint: tokens.id_token,
        post_logout_redirect_uri: goodbye,
        state: 'after',
      });
      const left = await browser.open(leave.href, goodbye);
      assert.equal(left.address, `${goodbye}?state=after`);
      const silent = await request(config, { prompt: 'none' });
      const refused = await browser.open(silent.url.href, 'https://service.example/');
      await assert.rejects(
        oidc.authorizationCodeGrant(config, new URL(refused.address), silent.checks),
        { error: 'login_required' },
      );
    });
  }
}

test('who is signed in passes without a page, until max_age or prompt=login ask again', async () => {
  const config = await service('client_secret_basic', 'ES256');
  const browser = new Browser();
  const first = await request(config);
  const back = await signIn(browser, first.url);
  const before = (await oidc.authorizationCodeGrant(config, back, first.checks)).claims();

  const silent = await request(config, { prompt: 'none', max_age: '10000' });
  const passed = await browser.open(silent.url.href, 'https://service.example/');
  const tokens = await oidc.authorizationCodeGrant(config, new URL(passed.address), {
    ...silent.checks,
    maxAge: 10000,
  });
  assert.equal(tokens.claims().sub, before.sub);
  assert.equal(tokens.claims().auth_time, before.auth_time);

  for (const more of [{ max_age: '0' }, { prompt: 'login' }]) {
    const again = await request(config, more);
    const asked = await browser.open(again.url.href, 'https://service.example/');
    assert.equal(new URL(asked.address).pathname, '/vneid/dang-nhap');
  }
});

test('a foreign verifier, a foreign secret and a foreign nonce are found out', async () => {
  const config = await service('client_secret_post', 'RS256');
  const redeem = async (change) => {
    const { url, checks } = await request(config);
    const back = await signIn(new Browser(), url);
    return oidc.authorizationCodeGrant(change.config ?? config, back, { ...checks, ...change });
  };
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  await assert.rejects(redeem({ pkceCodeVerifier }), { error: 'invalid_grant' });
  await assert.rejects(redeem({ expectedNonce: oidc.randomNonce() }), {
    code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  });
  const other = await service('client_secret_post', 'RS256');
  await assert.rejects(redeem({ config: other }), { error: 'invalid_grant' });
  const { client_id } = config.clientMetadata();
  const liar = await oidc.discovery(
    new URL(`${portal.url}/vneid`),
    client_id,
    {},
    oidc.ClientSecretPost('not the secret'),
    { execute: [oidc.allowInsecureRequests] },
  );
  await assert.rejects(redeem({ config: liar }), { status: 401 });
});

test('what was given up comes back as access_denied', async () => {
  const config = await service('none', 'ES256');
  const browser = new Browser();
  const { url, checks } = await request(config);
  await browser.open(url.href);
  const answer = await browser.send(`${portal.url}/vneid/api/sign-in`, { method: 'DELETE' });
  const { redirect_to } = await answer.json();
  const { address } = await browser.open(redirect_to, 'https://service.example/');
  await assert.rejects(oidc.authorizationCodeGrant(config, new URL(address), checks), {
    error: 'access_denied',
  });
});
