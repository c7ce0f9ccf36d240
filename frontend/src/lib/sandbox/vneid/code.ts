import type { Outcome } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';
import type { CodeText } from '#lib/text/code/vi.ts';
import type { ServerClock } from '#lib/ui/server-clock.svelte.ts';

/** Why a code, or a new one, may be refused. */
export type CodeReason = keyof CodeText['refused'];

export type SentCode = components['schemas']['OtpView'];

/** Whoever waits for the code of an SMS: a sign-in in a browser, or the app on a phone. */
export interface AwaitsCode<Done> {
  readonly otp: SentCode | undefined;
  readonly clock: ServerClock;
  code(code: string): Promise<Outcome<Done, CodeReason>>;
  resend(): Promise<Outcome<{ otp?: SentCode }, CodeReason>>;
}
