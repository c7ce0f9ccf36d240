import type { Outcome } from './client.ts';
import type { Problem } from './problem.ts';

/** Something read from the server: what was read last and its version, and what went wrong the last time. */
export class Resource<Data> {
  data = $state.raw<Data>();
  etag = $state.raw<string>();
  problem = $state.raw<Problem>();
  #read: () => Promise<Outcome<Data>>;
  #latest = 0;

  constructor(read: () => Promise<Outcome<Data>>) {
    this.#read = read;
  }

  /** Reads again. Of two readings under way, the one asked for last counts. */
  async load() {
    this.#latest += 1;
    const mine = this.#latest;
    const outcome = await this.#read();
    if (mine !== this.#latest) return;
    this.take(outcome);
  }

  /** Reads unless it has been read, or is being read, already. */
  async once() {
    if (this.#latest === 0) await this.load();
  }

  /** Takes the answer of another call that brings the same data. */
  take(outcome: Outcome<Data>) {
    this.#latest += 1;
    if (outcome.ok) {
      this.data = outcome.data;
      this.etag = outcome.etag;
    }
    this.problem = outcome.ok ? undefined : outcome.problem;
  }

  /** Forgets what was read, and any reading under way. */
  forget() {
    this.#latest += 1;
    this.data = undefined;
    this.etag = undefined;
    this.problem = undefined;
  }
}
