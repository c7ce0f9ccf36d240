import { flushSync } from 'svelte';
import { whenSignedOut } from '#lib/api/client.ts';
import { whenBack } from '#lib/ui/when-back.ts';
import { staff } from './staff.svelte.ts';

/** Keeps the page true to the server while it is open, and empty once it is left: Back shows nothing personal. */
export function watchStaff(): () => void {
  const empty = () => {
    flushSync(() => staff.hide());
    staff.signingOut = false;
  };

  whenSignedOut(() => staff.toSignIn());
  addEventListener('pagehide', empty);
  const stop = whenBack(() => staff.look());
  return () => {
    removeEventListener('pagehide', empty);
    stop();
  };
}
