import type { Complaints } from '#lib/api/attempt.svelte.ts';
import { plainNumber } from '#lib/text/format.ts';
import type { CodeWords } from './sent-code.ts';

/** What can be told before a try is spent on it. */
export function checkCode(typed: string, digits: number, words: CodeWords): Complaints {
  const code = plainNumber(typed);
  if (code === '') return { code: () => words.missing };
  const isCode = /^\d+$/.test(code) && code.length === digits;
  return { code: isCode ? undefined : () => words.shape };
}
