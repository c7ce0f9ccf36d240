/**
 * Leads the focus to where a new page begins: what it has to say first, or its heading. A screen reader goes on there,
 * and the Tab key does not start at the header once more. The scroll position is the router's.
 */
export function focusArrival() {
  const first = document.querySelector<HTMLElement>('[data-arrival]');
  const target = first ?? document.querySelector<HTMLElement>('main h1');
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
