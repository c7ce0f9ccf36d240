import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((changed) => {
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
});

/** Whether the person can see this page: it is the front tab of a window that is open. */
export function visible(): boolean {
  subscribe();
  return document.visibilityState !== 'hidden';
}
