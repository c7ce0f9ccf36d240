import { api, ask } from '#lib/api/client.ts';
import type { Problem } from '#lib/api/problem.ts';
import { Resource } from '#lib/api/resource.svelte.ts';
import { paths, signInPage } from '#lib/paths.ts';
import { ServerClock } from '#lib/ui/server-clock.svelte.ts';
import { goto } from '$app/navigation';

const here = () => location.pathname + location.search;

/** The person at this browser, as the server knows them. Everything personal is forgotten in `hide`. */
class Citizen {
  readonly session = new Resource(() => ask(api.GET('/api/session')));
  readonly profile = new Resource(() => ask(api.GET('/api/citizen/profile')));
  readonly clock = new ServerClock();
  signingOut = $state(false);

  get who() {
    return this.session.data?.citizen;
  }

  /** Asks the server who is here; another tab may have signed out, or in as someone else. */
  async look() {
    const before = this.who?.id;
    await this.session.load();
    if (this.session.data) this.clock.sync(this.session.data.now);
    if (before && before !== this.who?.id) this.profile.forget();
  }

  async extend(): Promise<Problem | undefined> {
    const outcome = await ask(api.POST('/api/session/extend'));
    if (!outcome.ok) return outcome.problem;
    this.session.take(outcome);
    this.clock.sync(outcome.data.now);
    return undefined;
  }

  /** Ends the session here, then lets the provider end its own; `continue_to` leads there. */
  async signOut(): Promise<Problem | undefined> {
    if (this.signingOut) return undefined;
    this.signingOut = true;
    const outcome = await ask(api.DELETE('/api/citizen/session'));
    const gone = !outcome.ok && outcome.problem.code === 'not_signed_in';
    if (outcome.ok || gone) this.hide();
    if (outcome.ok) {
      location.assign(outcome.data.continue_to);
      return undefined;
    }
    this.signingOut = false;
    if (!gone) return outcome.problem;
    await goto(paths.signedOut);
    return undefined;
  }

  /** Nobody is signed in any more: to the sign-in page, which brings back here. */
  toSignIn() {
    if (this.signingOut || location.pathname === paths.signIn) return;
    const ended = this.who !== undefined;
    this.hide();
    goto(signInPage(here(), ended ? 'session_ended' : undefined), { replaceState: true });
  }

  /** Takes everything personal off the page and out of memory. */
  hide() {
    this.session.forget();
    this.profile.forget();
  }
}

export const citizen = new Citizen();
