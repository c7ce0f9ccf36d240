import { expect, test } from 'vitest';
import { outlook } from './session-timing.ts';

const warnBefore = 120_000;

test('it is quiet until two minutes before the end', () => {
  expect(outlook(0, { idle: 120_001, absolute: 1e9 }, warnBefore).stage).toBe('quiet');
  expect(outlook(0, { idle: 120_000, absolute: 1e9 }, warnBefore).stage).toBe('warn');
  expect(outlook(120_000, { idle: 120_000, absolute: 1e9 }, warnBefore).stage).toBe('over');
});

test('what ends whatever happens can not be extended', () => {
  expect(outlook(0, { idle: 50, absolute: 100 }, warnBefore)).toEqual({
    stage: 'warn',
    endsAt: 50,
    extendable: true,
  });
  expect(outlook(0, { idle: 100, absolute: 100 }, warnBefore).extendable).toBe(false);
});

test('without a session nothing ends', () => {
  expect(outlook(0, { idle: undefined, absolute: undefined }, warnBefore).stage).toBe('quiet');
});
