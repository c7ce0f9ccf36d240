import type { Typed } from './record.ts';

/** What was read from the card, on its way to the form. */
let waiting: Partial<Typed> | undefined;

export function fill(typed: Partial<Typed>) {
  waiting = typed;
}

/** Once. */
export function takeFilled(): Partial<Typed> | undefined {
  const filled = waiting;
  waiting = undefined;
  return filled;
}
