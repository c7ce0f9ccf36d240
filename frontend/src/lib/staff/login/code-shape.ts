import { plainNumber } from '#lib/text/format.ts';

/** What is wrong with what was typed as an authenticator's code, before the server is asked. */
export function codeComplaint(typed: string): 'missing' | 'shape' | undefined {
  const code = plainNumber(typed);
  if (!code) return 'missing';
  return /^\d{6}$/.test(code) ? undefined : 'shape';
}
