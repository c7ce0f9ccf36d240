import { day } from '#lib/text/format.ts';

/** Entries by their day in Việt Nam, in the order in which they come. */
export function byDay<Entry extends { at: string }>(entries: Entry[]) {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const its = day(entry.at);
    const last = days.at(-1);
    if (last?.day === its) last.entries.push(entry);
    else days.push({ day: its, entries: [entry] });
  }
  return days;
}

const oneDay = 24 * 60 * 60 * 1000;

/** `Hôm nay, 25/11/2026`, as far as the server's time is known. */
export function dayInWords(
  its: string,
  now: number,
  words: { today: string; yesterday: string },
): string {
  if (now > 0 && its === day(now)) return `${words.today}, ${its}`;
  if (now > 0 && its === day(now - oneDay)) return `${words.yesterday}, ${its}`;
  return its;
}
