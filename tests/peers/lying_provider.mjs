// A provider that answers as it is told: honest in everything but one lie.
import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

const b64 = (value) => Buffer.from(value).toString('base64url');
export const now = () => Math.floor(Date.now() / 1000);

function key(kid) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
  return { privateKey, publicKey, jwk };
}
export const ours = key('ours');
export const foreign = key('ours');

/** A JSON Web Token in compact form. */
export function token(claims, header = { alg: 'RS256', kid: 'ours' }, signer = ours) {
  const signed = `${b64(JSON.stringify(header))}.${b64(typeof claims === 'string' ? claims : JSON.stringify(claims))}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), signer.privateKey).toString('base64url')}`;
}

export class LyingProvider {
  /** Changes one honest answer; reset between tests. */
  lie = {};
  nonce = '';

  async listen(port) {
    this.issuer = `http://localhost:${port}`;
    this.server = createServer((request, response) => this.#answer(request, response));
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async close() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  metadata() {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      end_session_endpoint: `${issuer}/logout`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  claims() {
    const { issuer, nonce } = this;
    return { iss: issuer, sub: 'liar-1', aud: 'portal', exp: now() + 300, iat: now(), auth_time: now(), nonce };
  }

  userInfo() {
    return { sub: 'liar-1', HoVaTen: 'Người Thật', SoDinhDanh: '001190000888' };
  }

  /** What a path answers: a value sent as JSON, or a function that gets the response. */
  #honest(path) {
    switch (path) {
      case '/.well-known/openid-configuration':
        return { ...this.metadata(), ...this.lie.metadata };
      case '/jwks':
        return { keys: [ours.jwk] };
      case '/token': {
        const id_token = this.lie.id_token?.(this) ?? token({ ...this.claims(), ...this.lie.claims?.(this) });
        return { access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token, ...this.lie.tokens };
      }
      case '/userinfo':
        return { ...this.userInfo(), ...this.lie.told };
    }
  }

  #answer(request, response) {
    request.resume();
    const path = new URL(request.url, this.issuer).pathname;
    const lie = this.lie[path];
    if (typeof lie === 'function') return lie(response);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(lie ?? this.#honest(path) ?? null));
  }
}
