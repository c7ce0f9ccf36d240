import { expect, test } from 'vitest';
import vi from '../text/vi.ts';
import { byField, problemFrom, problemText } from './problem.ts';

const answer = (status: number, headers = {}) => new Response(null, { status, headers });

test('a proxy page instead of a problem counts by its status', () => {
  expect(problemFrom('<html>', answer(502)).code).toBe('unavailable');
  expect(problemFrom(undefined, answer(400)).code).toBe('malformed');
});

test('the reason has its own sentence, and waiting is said', () => {
  const refused = problemFrom({ code: 'refused', reason: 'wrong_code' }, answer(403));
  expect(problemText(vi, refused, { wrong_code: 'Sai mã.' })).toBe('Sai mã.');
  const wait = problemFrom({ code: 'too_many' }, answer(429, { 'retry-after': '30' }));
  expect(problemText(vi, wait)).toContain('30');
});

test('the first complaint about a field counts', () => {
  const errors = [
    { field: 'a', code: 'x', message: '1' },
    { field: 'a', code: 'y', message: '2' },
  ];
  expect(byField({ code: 'invalid_fields', errors })).toEqual({ a: '1' });
});
