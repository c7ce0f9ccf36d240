import type { Complaints } from '#lib/api/attempt.svelte.ts';
import { t } from '#lib/text/account/index.ts';
import { plainNumber } from '#lib/text/format.ts';

/** What can be told before a try is spent on it. */
export function checkCode(typed: string, digits: number): Complaints {
  const code = plainNumber(typed);
  if (code === '') return { code: () => t().phone.missing };
  const isCode = /^\d+$/.test(code) && code.length === digits;
  return { code: isCode ? undefined : () => t().phone.shape };
}
