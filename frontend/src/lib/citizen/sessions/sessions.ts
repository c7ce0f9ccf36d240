import { api, ask, type Outcome } from '#lib/api/client.ts';
import { Pages } from '#lib/api/pages.svelte.ts';
import type { components } from '#lib/api/schema.d.ts';
import { citizen } from '#lib/citizen/citizen.svelte.ts';
import { paths } from '#lib/paths.ts';

type Schemas = components['schemas'];
export type Session = Schemas['SessionEntry'];
type Ended = Schemas['EndedSessions'];

export function sessionPages(): Pages<Session> {
  return new Pages(async (cursor) => {
    const outcome = await ask(api.GET('/api/citizen/sessions', { params: { query: { cursor } } }));
    if (!outcome.ok) return outcome;
    const { sessions, next } = outcome.data;
    return { ok: true, data: { items: sessions, next } };
  });
}

export async function endSession(id: string) {
  return left(await ask(api.DELETE('/api/citizen/sessions/{id}', { params: { path: { id } } })));
}

export async function endSessions(others: boolean) {
  return left(await ask(api.DELETE('/api/citizen/sessions', { params: { query: { others } } })));
}

/** If the own session was among them, this browser is signed out as well. */
function left<R extends string>(outcome: Outcome<Ended, R>): Outcome<Ended, R> {
  if (outcome.ok && outcome.data.own_session_ended) {
    citizen.leave(outcome.data.continue_to ?? paths.signedOut);
  }
  return outcome;
}
