import { api, ask } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';

export type LocalSignIn = components['schemas']['LocalSignInView'];

export function givePassword(username: string, password: string, isShared: boolean) {
  const body = { username, password, shared_computer: isShared };
  return ask(api.POST('/api/citizen/sign-in/local', { body }));
}

/** Where the sign-in of this browser stands. */
export function readSignIn() {
  return ask(api.GET('/api/citizen/sign-in/local'));
}

export function giveCode(code: string) {
  return ask(api.POST('/api/citizen/sign-in/local/otp', { body: { code } }));
}

export function resendCode() {
  return ask(api.POST('/api/citizen/sign-in/local/otp/resend'));
}
