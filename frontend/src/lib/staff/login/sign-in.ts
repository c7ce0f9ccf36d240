import { api, ask, type Outcome } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';
import { paths } from '#lib/paths.ts';
import { sayNext } from '#lib/person/flash.svelte.ts';
import { t } from '#lib/text/staff/index.ts';
import { goto } from '$app/navigation';
import { backTo, entrance, staffSignIn } from '../addresses.ts';
import { staff } from '../staff.svelte.ts';

type Schemas = components['schemas'];
export type View = Schemas['StaffSignInView'];
export type Stage = Exclude<Schemas['StaffSignInStage'], 'done'>;

const stages: readonly string[] = [
  'confirm',
  'password_change',
  'enrol',
  'totp',
  'recovery',
  'handed_code',
];
/** Pages of their own for the person: for the server the recovery codes' is the stage of the code, the handed code's a beginning. */
export type Shown = Stage | 'recovery' | 'handed_code';

/** What the address says is due; nothing at the beginning. */
export function stageOf(query: { get(name: string): string | null }): Shown | undefined {
  const named = query.get('stage');
  return named && stages.includes(named) ? (named as Shown) : undefined;
}

/** On to what is due next, in the place of this stage: Back leads out of the sign-in, not to what is over. */
export async function goOn(view: View, returnTo: string | undefined) {
  if (view.stage !== 'done') {
    await goto(staffSignIn({ stage: view.stage, returnTo }), { replace: true });
    return;
  }
  if (view.recovery_codes_left !== undefined) sayLeft(view.recovery_codes_left);
  await staff.look();
  await goto(entrance(returnTo ?? backTo(view.return_to)), { replace: true });
}

function sayLeft(left: number) {
  sayNext({
    kind: 'warn',
    title: () => (left > 0 ? t().recovery.left(left) : t().recovery.leftNone),
    lines: () => [t().recovery.leftWay],
    link: { href: paths.staff.help, label: () => t().frame.help },
  });
}

export function begin(username: string, password: string, return_to: string | undefined) {
  const body = { username, password, return_to };
  return ask(api.POST('/api/staff/session', { body }));
}

/** With a code that an administrator handed over. */
export function beginWithCode(username: string, code: string, return_to: string | undefined) {
  const body = { username, code, return_to };
  return ask(api.POST('/api/staff/session/reset-code', { body }));
}

export function choosePassword(new_password: string) {
  return ask(api.PUT('/api/staff/session/password', { body: { new_password } }));
}

export function enrol() {
  return ask(api.POST('/api/staff/session/totp/enrol'));
}

export function giveCode(code: string) {
  return ask(api.POST('/api/staff/session/totp', { body: { code } }));
}

export function giveRecoveryCode(code: string) {
  return ask(api.POST('/api/staff/session/recovery', { body: { code } }));
}

export function confirm(password: string) {
  return ask(api.POST('/api/staff/sign-in/confirm', { body: { password } }));
}

/** Whether nothing more can come of this sign-in: it is over, at another step, or this browser has none. */
export function isOver(outcome: Outcome<unknown> | undefined): boolean {
  if (!outcome || outcome.ok) return false;
  const { code, reason } = outcome.problem;
  return code === 'not_found' || reason === 'sign_in_over' || reason === 'not_due';
}
