import { untrack } from 'svelte';

/**
 * Calls `look` now and each time the person comes back to this page or the network does. Several
 * events tell the same return, so one look a second is enough; a page that the browser kept whole
 * for its Back button always looks, for it was emptied when it was left.
 */
export function whenBack(look: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let last = Number.NEGATIVE_INFINITY;

  const now = () => {
    last = performance.now();
    // What a look reads is no reason to start all of this again.
    untrack(look);
  };
  const maybe = () => {
    if (document.visibilityState !== 'hidden' && performance.now() - last >= 1000) now();
  };

  for (const event of ['focus', 'online']) addEventListener(event, maybe, { signal });
  document.addEventListener('visibilitychange', maybe, { signal });
  addEventListener('pageshow', (event) => (event.persisted ? now() : maybe()), { signal });
  now();
  return () => stop.abort();
}
