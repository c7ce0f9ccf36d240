import { api, ask, type Outcome } from '#lib/api/client.ts';
import { Resource } from '#lib/api/resource.svelte.ts';
import type { components } from '#lib/api/schema.d.ts';
import { paths } from '#lib/paths.ts';
import { ServerClock } from '#lib/ui/server-clock.svelte.ts';
import { whenBack } from '#lib/ui/when-back.ts';

type Step = components['schemas']['SignInView'];

/** The page that draws a stage; the others are drawn wherever the person is. */
export const pageOf: Partial<Record<Step['stage'], string>> = {
  password: paths.vneid.password,
  otp: paths.vneid.code,
};

/**
 * The sign-in of this browser. It lives on the server: this only shows what the server says, so a
 * reload, a second tab and the Back button all go on where it was.
 */
class SignIn {
  readonly step = new Resource(() => ask(api.GET('/vneid/api/sign-in')));
  readonly clock = new ServerClock();

  get now(): Step | undefined {
    return this.step.data;
  }

  get otp() {
    return this.step.data?.otp;
  }

  async look() {
    await this.step.load();
    if (this.step.data) this.clock.sync(this.step.data.now);
  }

  async password(personal_id: string, password: string) {
    const body = { personal_id, password };
    return this.#after(await ask(api.POST('/vneid/api/sign-in/password', { body })));
  }

  async code(code: string) {
    const outcome = await ask(api.POST('/vneid/api/sign-in/otp', { body: { code } }));
    // If the answer to a right code was lost, sending it again finds the sign-in done.
    if (!outcome.ok && outcome.problem.code !== 'unreachable') await this.look();
    return outcome;
  }

  async resend() {
    return this.#after(await ask(api.POST('/vneid/api/sign-in/otp/resend')));
  }

  /** Asks for a code to scan, or for the next one. */
  askForCode() {
    return ask(api.POST('/vneid/api/sign-in/qr'));
  }

  /** What came of asking belongs to the sign-in. A refusal says that it stands elsewhere. */
  async takeCode(outcome: Awaited<ReturnType<SignIn['askForCode']>>) {
    if (outcome.ok && this.now) {
      const { data: qr } = outcome;
      this.step.take({ ok: true, data: { ...this.now, qr, now: qr.now } });
      this.clock.sync(qr.now);
    } else if (!outcome.ok && outcome.problem.reason) {
      await this.look();
    }
  }

  async refusePhone() {
    return this.#after(await ask(api.POST('/vneid/api/sign-in/qr/refuse')));
  }

  cancel() {
    return ask(api.DELETE('/vneid/api/sign-in'));
  }

  /** Every step answers with the whole sign-in; a refusal may have changed it just as well. */
  async #after<R extends string>(outcome: Outcome<Step, R>): Promise<Outcome<Step, R>> {
    if (outcome.ok) {
      this.step.take(outcome);
      this.clock.sync(outcome.data.now);
    } else if (outcome.problem.code !== 'unreachable') {
      await this.look();
    }
    return outcome;
  }

  /** Keeps true to the server while a page of the sign-in is open. */
  watch(): () => void {
    const stopClock = this.clock.run();
    const stop = whenBack(() => this.look());
    return () => {
      stop();
      stopClock();
    };
  }
}

export const signIn = new SignIn();
