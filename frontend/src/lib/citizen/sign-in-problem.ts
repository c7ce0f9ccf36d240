import type { SignInText } from '#lib/text/sign-in/vi.ts';

export type SignInProblem = keyof SignInText['problem'];

/** The problem an address names. Anything else is treated as a sign-in that went nowhere. */
export function signInProblem(code: string | null, text: SignInText): SignInProblem | undefined {
  if (!code) return undefined;
  return Object.hasOwn(text.problem, code) ? (code as SignInProblem) : 'unknown';
}

/** Some problems are the person's own choice or plain news, not faults. */
export function weight(problem: SignInProblem): 'warn' | 'wrong' {
  return ['cancelled', 'session_ended', 'expired', 'proof_needed', 'identity_conflict'].includes(
    problem,
  )
    ? 'warn'
    : 'wrong';
}
