import { api, ask } from '#lib/api/client.ts';
import type { Problem } from '#lib/api/problem.ts';
import { Resource } from '#lib/api/resource.svelte.ts';
import { paths } from '#lib/paths.ts';
import { forgetDrafts } from '#lib/person/draft-storage.ts';
import { ServerClock } from '#lib/ui/server-clock.svelte.ts';
import { goto } from '$app/navigation';
import { staffSignIn } from './addresses.ts';

const here = () => location.pathname + location.search;

/** The member of the staff at this browser, as the server knows them. A citizen may be here as well: that is another session. */
class Staff {
  readonly session = new Resource(() => ask(api.GET('/api/session')));
  readonly profile = new Resource(() => ask(api.GET('/api/staff/profile')));
  readonly pages = new Resource(() => ask(api.GET('/api/staff/pages')));
  readonly clock = new ServerClock();
  signingOut = $state(false);
  /** The member put the form off until the page is loaded anew. */
  later = $state(false);
  /** Somebody was seen here. Who looks and who finds nobody may be told in either order. */
  #seen = false;

  get who() {
    return this.session.data?.staff;
  }

  /** Whether the member has just proved who they are, so that no operation asks for it. */
  get isProven() {
    return this.clock.now < Date.parse(this.who?.proven_until ?? '1970-01-01');
  }

  /** Asks the server who is here; another tab may have signed out, or in as someone else. */
  async look() {
    const before = this.who?.id;
    await this.session.load();
    if (this.session.data) this.clock.sync(this.session.data.now);
    if (this.who) this.#seen = true;
    if (before && before !== this.who?.id) this.#forgetRead();
  }

  async extend(): Promise<Problem | undefined> {
    const outcome = await ask(api.POST('/api/staff/session/extend'));
    if (!outcome.ok) return outcome.problem;
    await this.look();
    return undefined;
  }

  /** Ends the session here; `continue_to` leads on, through VNeID if it vouched for the member. */
  async signOut(): Promise<Problem | undefined> {
    if (this.signingOut) return undefined;
    this.signingOut = true;
    const outcome = await ask(api.DELETE('/api/staff/session'));
    if (outcome.ok) {
      this.leave(outcome.data.continue_to);
      return undefined;
    }
    if (outcome.problem.code === 'not_signed_in') {
      this.leave(paths.staff.signedOut);
      return undefined;
    }
    this.signingOut = false;
    return outcome.problem;
  }

  /** The own session has ended, as the member wanted: nothing of them stays. */
  leave(continueTo: string) {
    this.signingOut = true;
    this.#seen = false;
    this.hide();
    forgetDrafts();
    location.assign(continueTo);
  }

  /** Nobody is signed in any more: to the sign-in page, which brings back here. What was typed waits, sealed. */
  toSignIn() {
    const isDoor = [paths.staff.signIn, paths.staff.signedOut].some(
      (door) => door === location.pathname,
    );
    if (this.signingOut || isDoor) return;
    const problem = this.who || this.#seen ? 'session_ended' : undefined;
    this.hide();
    // Whoever notices next, on the way there, says the same.
    goto(staffSignIn({ returnTo: here(), problem }), { replace: true }).then(() => {
      this.#seen = false;
    });
  }

  /** Takes everything personal off the page and out of memory. */
  hide() {
    this.session.forget();
    this.#forgetRead();
  }

  #forgetRead() {
    this.profile.forget();
    this.pages.forget();
    this.later = false;
  }
}

export const staff = new Staff();
