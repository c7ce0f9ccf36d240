import type { Code } from '#lib/api/problem.ts';

/** What stands in the place of the code. */
export type Showing =
  | 'asking'
  | 'code'
  | 'scanned'
  /** The codes ran out, and were renewed as often as they are without being asked for. */
  | 'over'
  /** A phone scanned, and nothing came of it. */
  | 'undecided'
  /** A phone scanned, and the person here did not know it. */
  | 'refused'
  /** Codes were asked for too often from this address. */
  | 'busy'
  | 'lost'
  | 'broken';

interface Window {
  scanned?: unknown;
  renewals_left: number;
}

export interface Known {
  /** The codes that run now. */
  window: Window | undefined;
  /** The newest that this page has shown, running or not. */
  last: Window | undefined;
  refused: boolean;
  problem: Code | undefined;
}

export function showing({ window, last, refused, problem }: Known): Showing {
  if (problem)
    return problem === 'unreachable' ? 'lost' : problem === 'too_many' ? 'busy' : 'broken';
  if (window) return window.scanned ? 'scanned' : 'code';
  if (!last) return 'asking';
  if (refused) return 'refused';
  if (last.scanned) return 'undecided';
  return last.renewals_left > 0 ? 'asking' : 'over';
}
