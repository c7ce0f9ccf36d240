import { expect, test } from 'vitest';
import { codeAt, secondsLeft, seedBytes } from './totp.ts';

/** `12345678901234567890`, the seed of RFC 6238, appendix B. */
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('a seed in base32 is read', () => {
  expect(new TextDecoder().decode(seedBytes(seed))).toBe('12345678901234567890');
});

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %d s the code is the one of the RFC', async (seconds, code) => {
  expect(await codeAt(seed, seconds * 1000)).toBe(code);
});

test('the countdown reads 30 when a code begins and 1 when it ends', () => {
  expect(secondsLeft(0)).toBe(30);
  expect(secondsLeft(1)).toBe(30);
  expect(secondsLeft(29_001)).toBe(1);
  expect(secondsLeft(30_000)).toBe(30);
});
