import type { Outcome } from '#lib/api/client.ts';
import { Pages } from '#lib/api/pages.svelte.ts';

/** A list of the server's, page by page; each of its answers has a name of its own for what it lists. */
export function pagesOf<Answer extends { next?: string }, Item>(
  ask: (cursor: string | undefined) => Promise<Outcome<Answer>>,
  itemsOf: (answer: Answer) => Item[],
): Pages<Item> {
  return new Pages(async (cursor) => {
    const outcome = await ask(cursor);
    if (!outcome.ok) return outcome;
    return { ok: true, data: { items: itemsOf(outcome.data), next: outcome.data.next } };
  });
}
