import { expect, test } from 'vitest';
import { proofsOf } from './proofs.ts';

test('what two say alike stands once, and what they say differently stands twice', () => {
  const at = '2026-11-26T00:00:00Z';
  const name = (value: string, source: string) => ({
    field: 'full_name' as const,
    value,
    source,
    at,
  });
  const born = { field: 'birth_date' as const, value: '1990-09-30', source: 'vneid', at };
  const found = proofsOf([born, name('An', 'vneid'), name('An', 'dvcqg'), name('Ân', 'citizen')]);
  expect(
    found.map(({ field, value, by }) => [field, value, by.map(({ source }) => source)]),
  ).toEqual([
    ['full_name', 'An', ['vneid', 'dvcqg']],
    ['full_name', 'Ân', ['citizen']],
    ['birth_date', '1990-09-30', ['vneid']],
  ]);
});
