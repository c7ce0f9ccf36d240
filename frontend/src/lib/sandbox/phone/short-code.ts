import type { Complaints } from '#lib/api/attempt.svelte.ts';
import { plainNumber } from '#lib/text/format.ts';
import { t } from '#lib/text/phone/index.ts';

export function checkShortCode(typed: string): Complaints {
  const code = plainNumber(typed);
  if (code === '') return { short_code: () => t().type.missing };
  return { short_code: /^\d{9}$/.test(code) ? undefined : () => t().type.shape };
}
