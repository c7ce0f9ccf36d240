import type { RecordName } from '#lib/text/record/vi.ts';
import { isSame, names, type Typed } from './record.ts';

export interface Merged {
  /** What both changed, each in another way: the person chooses. */
  conflicts: RecordName[];
  /** What only somebody else changed: it is kept. */
  others: RecordName[];
}

/** What two people made of one record: `before` was seen, `typed` is wanted, `now` is saved. */
export function compare(before: Typed, typed: Typed, now: Typed): Merged {
  const moved = names.filter((name) => !isSame(name, before[name], now[name]));
  const mine = (name: RecordName) => !isSame(name, before[name], typed[name]);
  return {
    conflicts: moved.filter((name) => mine(name) && !isSame(name, typed[name], now[name])),
    others: moved.filter((name) => !mine(name)),
  };
}
