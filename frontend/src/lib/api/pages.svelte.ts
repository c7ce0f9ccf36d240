import type { Outcome } from './client.ts';
import type { Problem } from './problem.ts';

interface Page<Item> {
  items: Item[];
  /** Where the next page begins; absent on the last one. */
  next?: string | undefined;
}

/** A long list that is read page by page, each behind the ones before it. */
export class Pages<Item> {
  items = $state.raw<Item[]>();
  problem = $state.raw<Problem>();
  busy = $state(false);
  #next = $state.raw<string>();
  #read: (cursor: string | undefined) => Promise<Outcome<Page<Item>>>;
  #latest = 0;

  constructor(read: (cursor: string | undefined) => Promise<Outcome<Page<Item>>>) {
    this.#read = read;
  }

  get hasMore() {
    return this.#next !== undefined;
  }

  /** Reads from the beginning; what was shown stays until the answer is there. */
  load() {
    return this.#take(undefined, []);
  }

  /** Reads the next page. What it brought, so that the page can lead there. */
  async more(): Promise<Item[]> {
    if (this.busy || this.#next === undefined) return [];
    return this.#take(this.#next, this.items ?? []);
  }

  /** Puts what the server said of one item in its place. */
  replace(change: (item: Item) => Item) {
    this.items = this.items?.map(change);
  }

  async #take(cursor: string | undefined, before: Item[]): Promise<Item[]> {
    this.#latest += 1;
    const mine = this.#latest;
    this.busy = true;
    const outcome = await this.#read(cursor);
    if (mine !== this.#latest) return [];
    this.busy = false;
    this.problem = outcome.ok ? undefined : outcome.problem;
    if (!outcome.ok) return [];
    this.items = [...before, ...outcome.data.items];
    this.#next = outcome.data.next;
    return outcome.data.items;
  }
}
