import { expect, test } from 'vitest';
import vi from '#lib/text/sign-in/vi.ts';
import { signInProblem, weight } from './sign-in-problem.ts';

test('an address names a known problem, or one that says only to sign in again', () => {
  expect(signInProblem('provider_unavailable', vi)).toBe('provider_unavailable');
  expect(signInProblem('constructor', vi)).toBe('unknown');
  expect(signInProblem('<script>', vi)).toBe('unknown');
  expect(signInProblem(null, vi)).toBeUndefined();
});

test("what the person chose, or what time did, is not shown as somebody's fault", () => {
  expect(weight('cancelled')).toBe('warn');
  expect(weight('identity_rejected')).toBe('wrong');
});
