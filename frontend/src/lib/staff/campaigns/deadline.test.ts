import { expect, test } from 'vitest';
import { percent } from './campaign.ts';
import { dateOf, hourOf, momentOf } from './deadline.ts';

test('a day is read as people write it, and one that there is not is none', () => {
  expect(dateOf('31/12/2026')).toBe('2026-12-31');
  expect(dateOf(' 1-3-2027 ')).toBe('2027-03-01');
  expect(dateOf('31/02/2026')).toBeUndefined();
  expect(dateOf('2026-12-31')).toBeUndefined();
});

test('an hour may be written in several ways', () => {
  expect(hourOf('17:00')).toBe('17:00');
  expect(hourOf('8h30')).toBe('08:30');
  expect(hourOf('24:00')).toBeUndefined();
  expect(hourOf('soon')).toBeUndefined();
});

test('a deadline is a moment in Việt Nam', () => {
  expect(momentOf('31/12/2026', '17h')).toBe('2026-12-31T17:00:00+07:00');
  expect(momentOf('31/12/2026', '')).toBeUndefined();
});

test('a percentage is 100 only when everybody is there', () => {
  expect([percent(999, 1000), percent(1, 1000), percent(0, 10), percent(0, 0)]).toEqual([
    99, 1, 0, 100,
  ]);
});
