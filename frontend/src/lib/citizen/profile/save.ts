import { api, ask, type Outcome } from '#lib/api/client.ts';
import type { ChangedField, FieldError } from '#lib/api/problem.ts';
import type { components } from '#lib/api/schema.d.ts';
import { citizen } from '#lib/citizen/citizen.svelte.ts';
import { t } from '#lib/text/profile-edit/index.ts';
import { changesFor, conflicts, type Typed } from './edit.ts';

type Profile = components['schemas']['Profile'];

interface Saved {
  profile: Profile;
  /** What somebody else changed meanwhile, in other fields. */
  others: ChangedField[];
}

const patience = 3;

/**
 * Saves what was typed over the version that was seen. If somebody saved other fields meanwhile, nothing of theirs is
 * touched and it is saved over theirs; if they saved the same ones, the answer is theirs and the person chooses.
 */
export async function saveProfile(
  typed: Typed,
  seen: string | undefined,
): Promise<Outcome<Saved, string>> {
  let etag = seen;
  let others: ChangedField[] = [];
  for (let tries = 1; ; tries += 1) {
    const outcome = await patch(typed, etag);
    if (outcome.ok) return { ok: true, data: { profile: outcome.data, others } };
    const { problem } = outcome;
    const changed = problem.changed ?? [];
    const theirs = conflicts(typed, changed);
    const again = problem.code === 'changed_meanwhile' && problem.etag && tries < patience;
    if (!again || theirs.length > 0) return { ok: false, problem: { ...problem, changed: theirs } };
    etag = problem.etag;
    others = changed.filter(({ field }) => !(field in typed));
  }
}

async function patch(typed: Typed, etag: string | undefined) {
  const outcome = await ask(
    api.PATCH('/api/citizen/profile', {
      // Without a version the server refuses, rather than that somebody's change is lost.
      params: { header: { 'If-Match': etag } },
      body: changesFor(typed),
    }),
  );
  if (outcome.ok) citizen.profile.take(outcome);
  else outcome.problem.errors = asHere(outcome.problem.errors, Object.keys(typed));
  return outcome;
}

/** In the order of the form. The server speaks of dates as programs write them; people type them in another way. */
function asHere(errors: FieldError[], names: string[]): FieldError[] {
  const place = ({ field }: FieldError) => names.indexOf(field);
  const words: Record<string, string> = { date: t().edit.dateShape, length: t().edit.tooLong };
  return errors
    .map((error) => ({ ...error, message: words[error.code] ?? error.message }))
    .sort((one, other) => place(one) - place(other));
}
