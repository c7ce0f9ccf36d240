import type { Complaints } from '#lib/api/attempt.svelte.ts';
import { plainNumber } from '#lib/text/format.ts';
import { t } from '#lib/text/vneid/index.ts';

/** What can be told before asking the server; it checks all of this again, and more. */
export function checkPassword(personalId: string, password: string): Complaints {
  const number = plainNumber(personalId);
  return {
    personal_id:
      number === ''
        ? () => t().password.numberMissing
        : /^\d{12}$/.test(number)
          ? undefined
          : () => t().password.numberShape,
    password: password === '' ? () => t().password.passwordMissing : undefined,
  };
}
