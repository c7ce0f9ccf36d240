const dayLong = 24 * 60 * 60 * 1000;
/** Vietnam's zone has no summer time. */
const ahead = 7 * 60 * 60 * 1000;

const dayOf = (instant: number) => Math.floor((instant + ahead) / dayLong);

/** How many calendar days in Vietnam until a moment: none on its own day. */
export function daysLeft(until: string, now: number): number {
  return Math.max(0, dayOf(Date.parse(until)) - dayOf(now));
}
