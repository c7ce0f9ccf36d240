/** Often enough to see a board move. */
const every = 12_000;
/** Whoever does nothing for so long isn't watching: their session may come to its end. */
const patience = 10 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'scroll'];

/** Looks again and again while the page is seen and somebody is at it. `rests` is told when that changes. */
export function refreshing(look: () => unknown, rests: (isResting: boolean) => void): () => void {
  const stop = new AbortController();
  let lastSign = performance.now();
  let isResting = false;
  const awake = () => {
    lastSign = performance.now();
    if (!isResting) return;
    isResting = false;
    rests(false);
    look();
  };
  for (const sign of signs) addEventListener(sign, awake, { signal: stop.signal, passive: true });
  const timer = setInterval(() => {
    if (document.visibilityState === 'hidden' || isResting) return;
    isResting = performance.now() - lastSign > patience;
    if (isResting) rests(true);
    else look();
  }, every);
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}
