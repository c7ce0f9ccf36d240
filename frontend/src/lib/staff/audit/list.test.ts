import { expect, test } from 'vitest';
import { endOf, filterOf, wanted } from './list.ts';

test('a day is that of Việt Nam, the last one whole', () => {
  const filter = filterOf(new URLSearchParams('from=2026-11-25&until=2026-11-26'));
  expect(wanted(filter)).toEqual({
    from: '2026-11-24T17:00:00.000Z',
    until: '2026-11-26T17:00:00.000Z',
  });
});

test('what is no day and what nobody does is not looked for', () => {
  const query = 'from=yesterday&action=magic';
  expect(wanted(filterOf(new URLSearchParams(query)))).toEqual({});
  expect(wanted(filterOf(new URLSearchParams('action=signed_in')))).toEqual({
    action: 'signed_in',
  });
});

test('address and port are written as one', () => {
  const end = (address?: string, port?: number) =>
    endOf({ address, port } as Parameters<typeof endOf>[0]);
  expect(end('203.0.113.7', 51234)).toBe('203.0.113.7:51234');
  expect(end('2001:db8::1', 51234)).toBe('[2001:db8::1]:51234');
  expect(end('203.0.113.7')).toBe('203.0.113.7');
  expect(end()).toBe('');
});
