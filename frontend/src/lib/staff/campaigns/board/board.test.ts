import { expect, test } from 'vitest';
import { type BoardUnit, sightOf, sorted } from './board.ts';
import { lineOf, ticks } from './line.ts';

const unit = (name: string, finished: number, total: number, parent_id?: string) =>
  ({ id: name, name, parent_id, all: { finished, total, filled: [] } }) as unknown as BoardUnit;
const units = [
  unit('Đống', 5, 10),
  unit('Dung', 1, 10, 'Đống'),
  unit('An', 1, 20, 'above what is shown'),
];
const names = (list: BoardUnit[]) => list.map(({ name }) => name);

test('units stand in the order of the tree, of what is least complete, or of Vietnamese names', () => {
  expect(names(sorted(units, 'tree'))).toEqual(['Đống', 'Dung', 'An']);
  expect(names(sorted(units, 'least'))).toEqual(['An', 'Dung', 'Đống']);
  expect(names(sorted(units, 'name'))).toEqual(['An', 'Dung', 'Đống']);
});

test('an address that says nonsense is the tree', () => {
  expect(sightOf(new URLSearchParams('sort=loud&unit=u1'))).toEqual({ unit: 'u1', sort: 'tree' });
});

test('the line begins at the left, ends at the right, and is high where all are complete', () => {
  const days = [0, 5, 10].map((finished_so_far) => ({ day: '', finished: 0, finished_so_far }));
  expect(lineOf(days, 10, 100, 50)).toEqual([
    [0, 50],
    [50, 25],
    [100, 0],
  ]);
  expect(lineOf(days.slice(0, 1), 10, 100, 50)).toEqual([[0, 50]]);
});

test('days are named at the ends and between', () => {
  expect(ticks(1)).toEqual([0]);
  expect(ticks(2)).toEqual([0, 1]);
  expect(ticks(9)).toEqual([0, 4, 8]);
});
