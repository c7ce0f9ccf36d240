import type { Complaints } from '#lib/api/attempt.svelte.ts';
import { plainNumber } from '#lib/text/format.ts';
import { t } from '#lib/text/phone/index.ts';

const isPasscode = (typed: string) => /^\d{6}$/.test(plainNumber(typed));

export function checkPasscode(typed: string): Complaints {
  if (typed === '') return { passcode: () => t().passcode.missing };
  return { passcode: isPasscode(typed) ? undefined : () => t().passcode.shape };
}

/** Twice the same, so that a slip of the finger does not lock its owner out. */
export function checkNewPasscode(typed: string, again: string): Complaints {
  const same = plainNumber(typed) === plainNumber(again);
  return {
    ...checkPasscode(typed),
    again:
      again === ''
        ? () => t().passcode.missingAgain
        : same || !isPasscode(typed)
          ? undefined
          : () => t().passcode.different,
  };
}
