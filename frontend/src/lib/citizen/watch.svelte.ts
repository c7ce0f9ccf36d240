import { flushSync } from 'svelte';
import { whenSignedOut } from '#lib/api/client.ts';
import { citizen } from './citizen.svelte.ts';

/**
 * Keeps the page true to the server while it is open. A page that is left is emptied at once, so
 * the copy the browser keeps for its Back button holds nothing personal; coming back asks anew.
 */
export function watchCitizen(): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let asked = 0;

  const look = () => {
    // Focus and visibility come together; one question is enough.
    if (document.visibilityState === 'hidden' || performance.now() - asked < 1000) return;
    asked = performance.now();
    citizen.look();
  };

  whenSignedOut(() => citizen.toSignIn());
  addEventListener('focus', look, { signal });
  document.addEventListener('visibilitychange', look, { signal });
  addEventListener('pagehide', () => flushSync(() => citizen.hide()), { signal });
  addEventListener(
    'pageshow',
    (event) => {
      if (!event.persisted) return;
      citizen.signingOut = false;
      look();
    },
    { signal },
  );
  look();
  return () => stop.abort();
}
