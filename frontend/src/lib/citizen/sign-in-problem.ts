import type { Text } from '#lib/text/vi.ts';

export type SignInProblem = keyof Text['signInProblem'];

/** The problem an address names. Anything else is treated as a sign-in that went nowhere. */
export function signInProblem(code: string | null, text: Text): SignInProblem | undefined {
  if (!code) return undefined;
  return Object.hasOwn(text.signInProblem, code) ? (code as SignInProblem) : 'unknown';
}

/** Some problems are the person's own choice or plain news, not faults. */
export function weight(problem: SignInProblem): 'warn' | 'wrong' {
  return ['cancelled', 'session_ended', 'expired', 'proof_needed', 'identity_conflict'].includes(
    problem,
  )
    ? 'warn'
    : 'wrong';
}
