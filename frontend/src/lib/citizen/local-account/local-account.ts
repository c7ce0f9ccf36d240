import { api, ask } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];
export type LocalAccount = Schemas['LocalAccount'];

export function readAccount() {
  return ask(api.GET('/api/citizen/local-account'));
}

/** Makes one, or renames it: then there is no password. */
export function saveAccount(body: Schemas['LocalAccountInput']) {
  return ask(api.PUT('/api/citizen/local-account', { body }));
}

export function changePassword(password: string) {
  return ask(api.PUT('/api/citizen/local-account/password', { body: { password } }));
}

export function removeAccount() {
  return ask(api.DELETE('/api/citizen/local-account'));
}
