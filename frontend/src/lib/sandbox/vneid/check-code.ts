import type { Complaints } from '#lib/api/attempt.svelte.ts';
import { t } from '#lib/text/code/index.ts';
import { plainNumber } from '#lib/text/format.ts';

/** What can be told of a code before asking the server. */
export function checkCode(typed: string): Complaints {
  const code = plainNumber(typed);
  if (code === '') return { code: () => t().missing };
  return { code: /^\d{6}$/.test(code) ? undefined : () => t().shape };
}
