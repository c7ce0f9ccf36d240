import type { Problem } from '#lib/api/problem.ts';
import { policy } from '#lib/api/site.svelte.ts';
import { citizen } from '#lib/citizen/citizen.svelte.ts';
import { keepDraft } from '#lib/person/drafts.ts';

/** Whether the person has just proved who they are, so that no operation asks for it. */
export function isProven(): boolean {
  return citizen.clock.now < Date.parse(citizen.session.data?.proven_until ?? '1970-01-01');
}

/** For how many minutes it counts. */
export function proofMinutes(): number | undefined {
  return policy.data && Math.round(policy.data.reauthentication_window_seconds / 60);
}

/** Off to prove it; what was under way waits, sealed, for the person to come back. */
export async function proveFor(
  name: string,
  typed: Record<string, string>,
  returnTo: string,
): Promise<Problem | undefined> {
  if (citizen.who) await keepDraft(citizen.who.id, name, { typed, etag: undefined, proving: true });
  return citizen.proveAgain(returnTo);
}
