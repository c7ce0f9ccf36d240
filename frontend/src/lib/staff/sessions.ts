import { api, ask, type Outcome } from '#lib/api/client.ts';
import { Pages } from '#lib/api/pages.svelte.ts';
import type { Problem } from '#lib/api/problem.ts';
import type { components } from '#lib/api/schema.d.ts';
import { paths } from '#lib/paths.ts';
import { staff } from './staff.svelte.ts';

type Schemas = components['schemas'];
type Ended = Schemas['EndedStaffSessions'];

export function sessionPages(): Pages<Schemas['SessionEntry']> {
  return new Pages(async (cursor) => {
    const outcome = await ask(api.GET('/api/staff/sessions', { params: { query: { cursor } } }));
    if (!outcome.ok) return outcome;
    const { sessions, next } = outcome.data;
    return { ok: true, data: { items: sessions, next } };
  });
}

export async function endSession(id: string) {
  return left(await ask(api.DELETE('/api/staff/sessions/{id}', { params: { path: { id } } })));
}

export async function endSessions(others: boolean) {
  return left(await ask(api.DELETE('/api/staff/sessions', { params: { query: { others } } })));
}

/** If the own session was among them, this browser is signed out as well. */
function left<R extends string>(outcome: Outcome<Ended, R>): Outcome<Ended, R> {
  if (outcome.ok && outcome.data.own_session_ended) {
    staff.leave(outcome.data.continue_to ?? paths.staff.signedOut);
  }
  return outcome;
}

type Entry = Schemas['ActivityEntry'];

export function activityPages(): Pages<Entry> {
  return new Pages(async (cursor) => {
    const outcome = await ask(api.GET('/api/staff/activity', { params: { query: { cursor } } }));
    if (!outcome.ok) return outcome;
    const { entries, next } = outcome.data;
    return { ok: true, data: { items: entries, next } };
  });
}

/** Ends every session, this one too. */
export async function notMe({ id }: Entry): Promise<Problem | undefined> {
  const params = { path: { id } };
  const outcome = await ask(api.POST('/api/staff/activity/{id}/not-me', { params }));
  if (!outcome.ok) return outcome.problem;
  staff.leave(`${paths.staff.signedOut}?reported=true`);
  return undefined;
}
