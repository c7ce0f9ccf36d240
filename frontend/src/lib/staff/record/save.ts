import { api, ask, type Outcome } from '#lib/api/client.ts';
import type { FieldError } from '#lib/api/problem.ts';
import { t } from '#lib/text/record/index.ts';
import type { RecordName } from '#lib/text/record/vi.ts';
import { staff } from '../staff.svelte.ts';
import { compare } from './merge.ts';
import { forField, inputOf, names, type Profile, type Typed } from './record.ts';

export interface Saved {
  profile: Profile;
  /** What somebody else changed meanwhile, in other fields. */
  others: RecordName[];
}

/** What somebody else saved, where both changed the same. */
export interface Theirs {
  now: Typed;
  conflicts: RecordName[];
  etag: string | undefined;
}

const patience = 3;

/**
 * Saves what is wanted over the version that was seen. What somebody else changed meanwhile in other fields stays theirs; if
 * they changed the same ones, nothing is saved and the person chooses.
 */
export async function saveRecord(
  before: Typed,
  typed: Typed,
  seen: string | undefined,
): Promise<Outcome<Saved> & { theirs?: Theirs }> {
  let [wanted, etag, others] = [typed, seen, [] as RecordName[]];
  for (let tries = 1; ; tries += 1) {
    const outcome = await put(wanted, etag);
    if (outcome.ok) return { ok: true, data: { profile: outcome.data, others } };
    const { problem } = outcome;
    if (problem.code !== 'changed_meanwhile' || tries >= patience) return outcome;
    const now = nowOf(wanted, problem.changed ?? []);
    const merged = compare(before, typed, now);
    if (merged.conflicts.length > 0) {
      return { ...outcome, theirs: { now, conflicts: merged.conflicts, etag: problem.etag } };
    }
    ({ others } = merged);
    wanted = { ...typed, ...Object.fromEntries(others.map((name) => [name, now[name]])) };
    etag = problem.etag;
  }
}

/** The record as it is saved now: what was sent, but for what is said to differ. */
function nowOf(sent: Typed, changed: { field: string; value?: string | undefined }[]): Typed {
  const theirs = changed.map(({ field, value }) => [field, forField(field as RecordName, value)]);
  return { ...sent, ...Object.fromEntries(theirs) };
}

async function put(typed: Typed, etag: string | undefined) {
  const header = { 'If-Match': etag };
  const outcome = await ask(
    api.PUT('/api/staff/profile', { params: { header }, body: inputOf(typed) }),
  );
  if (outcome.ok) staff.profile.take(outcome);
  else outcome.problem.errors = asHere(outcome.problem.errors);
  return outcome as Outcome<Profile>;
}

/** In the order of the form. The server speaks of dates as programs write them; people type them in another way. */
function asHere(errors: FieldError[]): FieldError[] {
  const place = ({ field }: FieldError) => names.indexOf(field as RecordName);
  return errors
    .map((error) => (error.code === 'date' ? { ...error, message: t().form.dateShape } : error))
    .toSorted((one, other) => place(one) - place(other));
}
