import type { TrendDay } from './board.ts';

/** Where the days of a trend lie in a drawing of this size. */
export function lineOf(
  days: Pick<TrendDay, 'finished_so_far'>[],
  total: number,
  width: number,
  height: number,
): [number, number][] {
  const last = Math.max(1, days.length - 1);
  const all = Math.max(1, total);
  return days.map(({ finished_so_far }, i) => [
    (i * width) / last,
    height - (finished_so_far * height) / all,
  ]);
}

/** Which of so many days are named below: the first, the last and the middle. */
export function ticks(days: number): number[] {
  return [...new Set([0, Math.floor((days - 1) / 2), days - 1])].filter((one) => one >= 0);
}
