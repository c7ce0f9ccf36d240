import { api, ask } from '#lib/api/client.ts';
import type { Problem } from '#lib/api/problem.ts';
import { Resource } from '#lib/api/resource.svelte.ts';
import { paths, signInPage } from '#lib/paths.ts';
import { forgetDrafts } from '#lib/person/draft-storage.ts';
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
    if (outcome.ok) {
      this.leave(outcome.data.continue_to);
      return undefined;
    }
    if (gone) await this.isOut(paths.signedOut);
    this.signingOut = false;
    return gone ? undefined : outcome.problem;
  }

  /** The own session has ended, as the person wanted: nothing of them stays, and the provider ends its own. */
  leave(continueTo: string) {
    this.signingOut = true;
    this.forget();
    location.assign(continueTo);
  }

  /** The own session has ended; a page that anyone may see says what comes next. */
  async isOut(page: string) {
    this.signingOut = true;
    this.forget();
    await goto(page, { replace: true });
    this.signingOut = false;
    await this.look();
  }

  /** Off to the provider to prove once more who this is; what stood in the way, if something did. */
  async proveAgain(returnTo: string): Promise<Problem | undefined> {
    const body = { return_to: returnTo };
    const outcome = await ask(api.POST('/api/citizen/re-authenticate', { body }));
    if (!outcome.ok) return outcome.problem;
    location.assign(outcome.data.redirect_to);
    return undefined;
  }

  /** Nobody is signed in any more: to the sign-in page, which brings back here. What was typed waits, sealed. */
  toSignIn() {
    if (this.signingOut || location.pathname === paths.signIn) return;
    const ended = this.who !== undefined;
    // On a computer that others use, nothing outlives the session.
    if (this.session.data?.shared_computer) forgetDrafts();
    this.hide();
    goto(signInPage(here(), ended ? 'session_ended' : undefined), { replace: true });
  }

  /** Takes everything personal off the page and out of memory. */
  hide() {
    this.session.forget();
    this.profile.forget();
  }

  /** The same, and what was typed and not saved. */
  forget() {
    this.hide();
    forgetDrafts();
  }
}

export const citizen = new Citizen();
