import type { Problem } from '#lib/api/problem.ts';
import { lookAt } from '#lib/scan/look-at.ts';
import { isOurs } from './payload.ts';
import { type ScanRefusal, send } from './send.ts';

/** A code changes each second, and one that is too old is followed by a good one. Only if that does not come is it said. */
const oldFor = 4000;
/** What was said of a code stays so long after it was last seen. */
const staysFor = 2500;
/** After a refusal that the next code would not change. */
const pause = 3000;

/** Looks for a code in what the camera sees, and sends it. */
export class Scanning {
  says = $state<'running' | 'sending' | 'notOurs' | 'old'>('running');
  /** Why the last code was not taken, until another is seen. */
  problem = $state.raw<Problem<ScanRefusal>>();
  #sent = '';
  #notBefore = 0;
  #said = 0;
  #old = { since: 0, last: Number.NEGATIVE_INFINITY };

  /** Goes on until the returned function is called. */
  watch(video: HTMLVideoElement): () => void {
    return lookAt(video, (texts) => this.#heed(texts, performance.now()));
  }

  async #heed(texts: string[], now: number) {
    const code = texts.find(isOurs);
    // What was refused once is refused again, and each refusal counts.
    if (code && code !== this.#sent && now >= this.#notBefore) await this.#send(code);
    else if (texts.length > 0 && !code) this.#say('notOurs');
    else if (now - this.#said > staysFor) this.says = 'running';
  }

  async #send(payload: string) {
    this.#sent = payload;
    if (this.says !== 'old') this.#say('sending');
    const outcome = await send({ payload }, 'instead');
    if (outcome.ok) return;
    const { problem } = outcome;
    if (problem.reason === 'code_expired') return this.#tooOld(performance.now());
    this.#say('running');
    this.problem = problem;
    this.#notBefore = performance.now() + (problem.retryAfter ?? 0) * 1000 + pause;
    // What passes by itself is tried again.
    if (!problem.reason) this.#sent = '';
  }

  #tooOld(now: number) {
    if (now - this.#old.last > staysFor) this.#old.since = now;
    this.#old.last = now;
    this.#say(now - this.#old.since > oldFor ? 'old' : 'running');
  }

  #say(what: typeof this.says) {
    this.says = what;
    this.problem = undefined;
    this.#said = performance.now();
  }
}
