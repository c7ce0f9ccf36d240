import { untrack } from 'svelte';
import { api, ask } from '#lib/api/client.ts';
import type { Problem } from '#lib/api/problem.ts';
import type { components } from '#lib/api/schema.d.ts';
import { visible } from '#lib/ui/visible.ts';
import { signIn } from '../sign-in.svelte.ts';
import { follow } from './follow.ts';
import { readyToDraw } from './picture.ts';
import { type Showing, showing } from './showing.ts';

type Window = components['schemas']['QrView'];

const everyTry = 3000;

/**
 * The browser's side of signing in by a phone that scans. What it shows is what the server says of the sign-in; this only
 * asks for codes, follows what happens to them, and remembers what it showed last.
 */
class Qr {
  /** The code of this second, as a picture's address. */
  picture = $state.raw<string>();
  /** By the server's clock: before then no code is to be had. */
  busyUntil = $state(0);
  #problem = $state.raw<Problem>();
  #last = $state.raw<Window>();
  #refused = $state(false);
  #early: ReturnType<typeof signIn.askForCode> | undefined;

  /** The codes that run now. */
  get window(): Window | undefined {
    return signIn.now?.qr;
  }

  /** The same, or while the next are on their way those before: nothing jumps meanwhile. */
  get shown(): Window | undefined {
    return this.window ?? (this.showing === 'asking' ? this.#last : undefined);
  }

  get problem(): Problem | undefined {
    return this.#problem ?? signIn.step.problem;
  }

  get showing(): Showing {
    return showing({
      window: this.window,
      last: this.#last,
      refused: this.#refused,
      problem: this.problem?.code,
    });
  }

  /** Asks before it is known where the sign-in stands, so that the code comes one way to the server and back earlier. */
  hurry() {
    if (visible()) this.#early = signIn.askForCode();
  }

  /** What must go on while the code is on a page that is looked at; to be called where effects may be. */
  watch() {
    $effect(() => {
      if (!this.window) return;
      this.#last = this.window;
      this.#early = undefined;
    });
    $effect(() => {
      if (visible() && signIn.now && this.showing === 'asking') untrack(() => this.#ask());
    });
    const followed = $derived(
      visible() && ['code', 'scanned'].includes(this.showing) ? this.window?.short_code : undefined,
    );
    $effect(() => (followed ? follow(this) : undefined));
    const stuck = $derived(visible() && ['lost', 'broken'].includes(this.showing));
    $effect(() => {
      if (!stuck) return undefined;
      const timer = setInterval(() => this.retry(), everyTry);
      return () => clearInterval(timer);
    });
  }

  show = async (svg: string) => {
    this.picture = await readyToDraw(svg);
  };

  draw = async () => {
    if (this.showing !== 'code') return;
    const outcome = await ask(api.GET('/vneid/api/sign-in/qr/svg', { parseAs: 'text' }));
    if (outcome.ok) await this.show(outcome.data);
  };

  look = () => signIn.look();

  /** A new code, because the person wants one. */
  renew() {
    this.#last = undefined;
    this.#refused = false;
    this.#problem = undefined;
  }

  /** Looks whether the server can be reached again. */
  async retry() {
    await this.look();
    if (!signIn.step.problem) this.#problem = undefined;
  }

  /** The person says that the phone is not theirs. */
  async refuse() {
    const outcome = await signIn.refusePhone();
    this.#refused = outcome.ok;
    return outcome;
  }

  async #ask() {
    const asked = this.#early ?? signIn.askForCode();
    this.#early = undefined;
    const outcome = await asked;
    await signIn.takeCode(outcome);
    if (outcome.ok || outcome.problem.reason) return;
    this.#problem = outcome.problem;
    this.busyUntil = signIn.clock.now + (outcome.problem.retryAfter ?? 0) * 1000;
  }
}

export const qr = new Qr();
