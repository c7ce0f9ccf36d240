import { flushSync } from 'svelte';
import { whenSignedOut } from '#lib/api/client.ts';
import { whenBack } from '#lib/ui/when-back.ts';
import { citizen } from './citizen.svelte.ts';

/**
 * Keeps the page true to the server while it is open. A page that is left is emptied at once, so
 * the copy the browser keeps for its Back button holds nothing personal; coming back asks anew.
 */
export function watchCitizen(): () => void {
  const empty = () => {
    flushSync(() => citizen.hide());
    citizen.signingOut = false;
  };

  whenSignedOut(() => citizen.toSignIn());
  addEventListener('pagehide', empty);
  const stop = whenBack(() => citizen.look());
  return () => {
    removeEventListener('pagehide', empty);
    stop();
  };
}
