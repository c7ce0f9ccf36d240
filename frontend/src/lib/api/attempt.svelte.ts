import type { Outcome } from './client.ts';
import { byField, type Problem } from './problem.ts';

/** What a page itself finds missing: per field, a sentence in the language of the moment. */
export type Complaints = Record<string, (() => string) | undefined>;

/** One form being sent: whether it is under way, and what stood in the way the last time. */
export class Attempt<Reason extends string = string> {
  busy = $state(false);
  /** Counts the failed tries, so that each of them is announced. */
  round = $state(0);
  problem = $state.raw<Problem<Reason>>();
  #own = $state.raw<Complaints>({});

  /** The complaint about each field, the page's own first. */
  get fields(): Record<string, string> {
    const fields = byField(this.problem);
    for (const [field, say] of Object.entries(this.#own)) if (say) fields[field] = say();
    return fields;
  }

  clear() {
    this.problem = undefined;
    this.#own = {};
  }

  /** Sends unless something is missing or a try is under way. The answer, if it was a good one. */
  async run<Data>(
    own: Complaints,
    send: () => Promise<Outcome<Data, Reason>>,
  ): Promise<Data | undefined> {
    if (this.busy) return undefined;
    this.clear();
    this.#own = own;
    if (Object.values(own).some(Boolean)) {
      this.round += 1;
      return undefined;
    }
    this.busy = true;
    const outcome = await send();
    this.busy = false;
    if (outcome.ok) return outcome.data;
    this.problem = outcome.problem;
    this.round += 1;
    return undefined;
  }
}

/**
 * The lines of an error summary. A complaint about a field of this form links to it (`ids` maps the
 * server's names to the page's); about anything else it stands alone; a refusal is one sentence.
 */
export function summary(
  attempt: Pick<Attempt, 'fields' | 'problem'>,
  ids: Record<string, string>,
  sentence: (problem: Problem) => string,
): { field?: string | undefined; message: string }[] {
  const lines = Object.entries(attempt.fields).map(([field, message]) => ({
    // Of a list, the server names the item: `redirect_uris[0]`.
    field: ids[field] ?? ids[field.replace(/[.[].*$/, '')],
    message,
  }));
  if (lines.length > 0 || !attempt.problem) return lines;
  return [{ message: sentence(attempt.problem) }];
}
