/** What the next page says first: what has just been done. Words are asked for when they are shown. */
export interface Said {
  title: () => string;
  lines?: () => string[];
  kind?: 'ok' | 'warn';
  /** In how many other places the person is signed in, after a way in changed. */
  others?: number | undefined;
  /** A way on from there. */
  link?: { href: string; label: () => string };
}

/** What a page said first is over once something newer is to be said on it. */
export const flash = $state({ over: false });

let waiting: Said | undefined;

export function sayNext(said: Said) {
  waiting = said;
}

/** Once. */
export function takeSaid(): Said | undefined {
  const said = waiting;
  waiting = undefined;
  flash.over = false;
  return said;
}
