import { day, time } from '#lib/text/format.ts';

/** A day as people write it: 31/12/2026 → 2026-12-31; nothing if there is no such day. */
export function dateOf(text: string): string | undefined {
  const parts = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (!parts) return undefined;
  const [date = 0, month = 0, year = 0] = parts.slice(1).map(Number);
  const its = new Date(Date.UTC(year, month - 1, date));
  const isDay = its.getUTCMonth() === month - 1 && its.getUTCDate() === date;
  return isDay ? its.toISOString().slice(0, 10) : undefined;
}

/** 17:00, 17h or 17h30 → 17:00, 17:00, 17:30. */
export function hourOf(text: string): string | undefined {
  const parts = /^\s*(\d{1,2})(?:\s*[:hg]\s*(\d{2})?)?\s*$/i.exec(text);
  const hour = Number(parts?.[1]);
  const minute = Number(parts?.[2] ?? 0);
  if (!parts || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A moment in Việt Nam, which has no summer time. */
export function momentOf(date: string, hour: string): string | undefined {
  const its = dateOf(date);
  const clock = hourOf(hour);
  return its && clock ? `${its}T${clock}:00+07:00` : undefined;
}

export const typedDate = (moment: string) => day(moment);
export const typedHour = (moment: string) => time(moment).slice(0, 5);
