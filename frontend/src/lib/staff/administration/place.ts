import { tick } from 'svelte';
import type { Pages } from '#lib/api/pages.svelte.ts';

/** How far down somebody was on the page to which they go back; unknown on any other way to a page. */
let wanted: number | undefined;

export function comingBackTo(scroll: number | undefined) {
  wanted = scroll;
}

/** The router leads there before a list is read: once it is, the list goes on to what was seen and the page to its place. */
export async function takePlace<Item>(pages: Pages<Item>) {
  const top = wanted;
  wanted = undefined;
  if (!top) return;
  await tick();
  while (pages.hasMore && document.documentElement.scrollHeight < top + innerHeight) {
    const more = await pages.more();
    if (more.length === 0) break;
    await tick();
  }
  scrollTo({ top, behavior: 'instant' });
}
