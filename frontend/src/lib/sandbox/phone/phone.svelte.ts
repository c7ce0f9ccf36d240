import { api, ask, type Outcome } from '#lib/api/client.ts';
import { Resource } from '#lib/api/resource.svelte.ts';
import type { components } from '#lib/api/schema.d.ts';
import { ServerClock } from '#lib/ui/server-clock.svelte.ts';
import { whenBack } from '#lib/ui/when-back.ts';

type Schemas = components['schemas'];
type App = Schemas['PhoneView'];

/** The app on this phone. It lives on the server: this only shows what the server says. */
class Phone {
  readonly app = new Resource(() => ask(api.GET('/vneid/phone/session')));
  readonly clock = new ServerClock();
  /** Whether it was closed here just now, and whether a browser was let in before. */
  closed = $state<'after_approval' | 'plainly'>();

  get now(): App | undefined {
    return this.app.data;
  }

  get otp() {
    return this.now?.otp;
  }

  async look() {
    await this.app.load();
    // Nobody is signed in here any more.
    if (this.app.problem?.code === 'not_found') this.app.data = undefined;
    if (this.now) this.clock.sync(this.now.now);
  }

  async begin(personal_id: string, password: string) {
    const body = { personal_id, password };
    return this.#after(await ask(api.POST('/vneid/phone/session', { body })));
  }

  async code(code: string) {
    return this.#after(await ask(api.POST('/vneid/phone/session/otp', { body: { code } })));
  }

  async resend() {
    return this.#after(await ask(api.POST('/vneid/phone/session/otp/resend')));
  }

  async choosePasscode(passcode: string) {
    const body = { passcode };
    return this.#after(await ask(api.PUT('/vneid/phone/session/passcode', { body })));
  }

  async unlock(passcode: string) {
    const body = { passcode };
    return this.#after(await ask(api.POST('/vneid/phone/session/unlock', { body })));
  }

  async scan(body: Schemas['Scanned']) {
    return this.#looked(await ask(api.POST('/vneid/phone/scans', { body })));
  }

  async approve(id: string, number: number) {
    const given = { params: { path: { id } }, body: { number } };
    return this.#looked(await ask(api.POST('/vneid/phone/scans/{id}/approve', given)));
  }

  async decline(id: string) {
    const given = { params: { path: { id } } };
    return this.#looked(await ask(api.POST('/vneid/phone/scans/{id}/decline', given)));
  }

  /** *Đóng*: signs out of the app. */
  async close(how: 'after_approval' | 'plainly') {
    const outcome = await ask(api.DELETE('/vneid/phone/session'));
    if (!outcome.ok) return outcome;
    this.closed = how;
    await this.look();
    return outcome;
  }

  /** A step answers with the whole app; a refusal may have changed it just as well. */
  async #after<R extends string>(outcome: Outcome<App, R>): Promise<Outcome<App, R>> {
    if (outcome.ok) {
      this.closed = undefined;
      this.app.take(outcome);
      this.clock.sync(outcome.data.now);
    } else if (outcome.problem.reason) {
      this.closed = undefined;
      await this.look();
    }
    return outcome;
  }

  /** A locked app refuses everything; then it says so itself. */
  async #looked<D, R extends string>(outcome: Outcome<D, R>): Promise<Outcome<D, R>> {
    if (!outcome.ok && outcome.problem.reason === 'app_locked') await this.look();
    return outcome;
  }

  /** Keeps true to the server while the phone is looked at. */
  watch(): () => void {
    const stopClock = this.clock.run();
    const stop = whenBack(() => this.look());
    return () => {
      stop();
      stopClock();
    };
  }
}

export const phone = new Phone();
