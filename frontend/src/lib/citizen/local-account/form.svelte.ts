import { Attempt, summary } from '#lib/api/attempt.svelte.ts';
import type { Outcome } from '#lib/api/client.ts';
import { problemText } from '#lib/api/problem.ts';
import type { components } from '#lib/api/schema.d.ts';
import { paths } from '#lib/paths.ts';
import { sayNext } from '#lib/person/flash.svelte.ts';
import { t as shared } from '#lib/text/index.ts';
import { t } from '#lib/text/links/index.ts';
import { goto } from '$app/navigation';

const ids = { username: 'username', password: 'password' };

/** A form that changes the user name or the password, and afterwards leads to where it is shown. */
export class AccountForm {
  readonly attempt = new Attempt();

  /** Whether the server wants to know once more who this is: too much time has passed. */
  get asks() {
    return this.attempt.problem?.code === 'reauthenticate';
  }

  get errors() {
    if (this.asks) return [];
    const say = (problem: Parameters<typeof problemText>[1]) =>
      problemText(shared(), problem, t().local.refused);
    return summary(this.attempt, ids, say);
  }

  async send(
    save: () => Promise<Outcome<components['schemas']['Changed']>>,
    title: () => string,
    way: () => string,
    to: string = paths.localAccount,
  ) {
    const changed = await this.attempt.run({}, save);
    if (!changed) return;
    sayNext({ title, lines: () => [way()], others: changed.other_sessions });
    await goto(to);
  }
}
