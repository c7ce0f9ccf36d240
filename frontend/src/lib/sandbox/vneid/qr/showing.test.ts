import { expect, test } from 'vitest';
import vi from '#lib/text/qr/vi.ts';
import { type Known, showing } from './showing.ts';
import { spoken } from './spoken.ts';

const fresh: Known = { window: undefined, last: undefined, refused: false, problem: undefined };
const plain = { renewals_left: 2 };
const scanned = { renewals_left: 2, scanned: {} };

test('a code is asked for at the beginning, and while it renews itself', () => {
  expect(showing(fresh)).toBe('asking');
  expect(showing({ ...fresh, window: plain, last: plain })).toBe('code');
  expect(showing({ ...fresh, last: plain })).toBe('asking');
  expect(showing({ ...fresh, last: { renewals_left: 0 } })).toBe('over');
});

test('after a scan nothing renews itself', () => {
  expect(showing({ ...fresh, window: scanned, last: scanned })).toBe('scanned');
  expect(showing({ ...fresh, last: scanned })).toBe('undecided');
  expect(showing({ ...fresh, last: scanned, refused: true })).toBe('refused');
});

test('what is in the way goes before everything', () => {
  const window = plain;
  expect(showing({ ...fresh, window, problem: 'unreachable' })).toBe('lost');
  expect(showing({ ...fresh, problem: 'too_many' })).toBe('busy');
  expect(showing({ ...fresh, window, problem: 'unavailable' })).toBe('broken');
});

test('one code after another is not read out, a new number is', () => {
  const first = spoken({ showing: 'code', window: { number: 42 } }, vi);
  expect(first).toContain('42');
  expect(spoken({ showing: 'code', window: { number: 42 } }, vi)).toBe(first);
  expect(spoken({ showing: 'code', window: { number: 43 } }, vi)).not.toBe(first);
  const phone = { number: 42, scanned: { device: 'SM-A155F' } };
  expect(spoken({ showing: 'scanned', window: phone }, vi)).toContain('SM-A155F');
  expect(spoken({ showing: 'over', window: undefined }, vi)).toContain(vi.over.title);
});
