import { expect, test } from 'vitest';
import { daysLeft } from './days-left.ts';

test.each([
  ['2026-11-25T10:00:00Z', '2026-11-26T10:00:00Z', 1],
  ['2026-11-25T10:00:00Z', '2026-11-25T16:59:59Z', 0],
  // Midnight in Vietnam is 17:00 in UTC.
  ['2026-11-25T16:59:59Z', '2026-11-25T17:00:00Z', 1],
  ['2026-11-25T10:00:00Z', '2026-12-25T10:00:00Z', 30],
  ['2026-11-25T10:00:00Z', '2026-11-20T10:00:00Z', 0],
])('from %s to %s', (now, until, days) => {
  expect(daysLeft(until, Date.parse(now))).toBe(days);
});
