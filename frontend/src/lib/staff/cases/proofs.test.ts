import { expect, test } from 'vitest';
import { proofsOf } from './proofs.ts';

type Source = Parameters<typeof proofsOf>[0][number]['source'];

test('what two say alike stands once, and what they say differently stands twice', () => {
  const at = '2026-11-26T00:00:00Z';
  const name = (value: string, source: Source) => ({
    field: 'full_name' as const,
    value,
    source,
    at,
  });
  const born = { field: 'birth_date' as const, value: '1990-09-30', source: 'vneid' as const, at };
  const found = proofsOf([
    born,
    name('An', 'vneid'),
    name('An', 'national_portal'),
    name('Ân', 'self_declared'),
  ]);
  expect(
    found.map(({ field, value, by }) => [field, value, by.map(({ source }) => source)]),
  ).toEqual([
    ['full_name', 'An', ['vneid', 'national_portal']],
    ['full_name', 'Ân', ['self_declared']],
    ['birth_date', '1990-09-30', ['vneid']],
  ]);
});
