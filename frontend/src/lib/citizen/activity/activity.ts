import { api, ask } from '#lib/api/client.ts';
import { Pages } from '#lib/api/pages.svelte.ts';
import type { Problem } from '#lib/api/problem.ts';
import type { components } from '#lib/api/schema.d.ts';
import { citizen } from '#lib/citizen/citizen.svelte.ts';
import { paths } from '#lib/paths.ts';
import { reported } from './reported.ts';

type Entry = components['schemas']['ActivityEntry'];

export function activityPages(): Pages<Entry> {
  return new Pages(async (cursor) => {
    const outcome = await ask(api.GET('/api/citizen/activity', { params: { query: { cursor } } }));
    if (!outcome.ok) return outcome;
    const { entries, next } = outcome.data;
    return { ok: true, data: { items: entries, next } };
  });
}

/** Ends every session, this one too; the guide that follows is for everyone to see. */
export async function notMe({ id, event }: Entry): Promise<Problem | undefined> {
  const params = { path: { id } };
  const outcome = await ask(api.POST('/api/citizen/activity/{id}/not-me', { params }));
  if (!outcome.ok) return outcome.problem;
  reported.event = event;
  await citizen.isOut(paths.notMe);
  return undefined;
}
