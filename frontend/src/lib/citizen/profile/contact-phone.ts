import { api, ask, type Outcome } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';
import { citizen } from '#lib/citizen/citizen.svelte.ts';

type Profile = components['schemas']['Profile'];

export async function confirmPhone(code: string) {
  return after(
    await ask(api.POST('/api/citizen/profile/contact-phone/confirm', { body: { code } })),
  );
}

export async function resendCode() {
  return after(await ask(api.POST('/api/citizen/profile/contact-phone/resend')));
}

export async function cancelPhone() {
  return after(await ask(api.DELETE('/api/citizen/profile/contact-phone/pending')));
}

/** A refusal may have changed something as well: a try that is gone. */
async function after<R extends string>(outcome: Outcome<Profile, R>): Promise<Outcome<Profile, R>> {
  if (!outcome.ok && outcome.problem.code !== 'unreachable') await citizen.profile.load();
  return outcome;
}
