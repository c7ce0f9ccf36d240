/** How numbers, dates and times are shown: the same in both languages, always in Vietnam's zone. */

const zone = 'Asia/Ho_Chi_Minh';
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** An instant as dd/MM/yyyy. */
export function day(instant: string | number): string {
  return dayFormat.format(new Date(instant));
}

/** An instant as HH:mm dd/MM/yyyy. */
export function moment(instant: string | number): string {
  return `${time(instant).slice(0, 5)} ${day(instant)}`;
}

/** An instant as HH:mm:ss. */
export function time(instant: string | number): string {
  return timeFormat.format(new Date(instant));
}

/** A calendar date `yyyy-MM-dd` as dd/MM/yyyy; a bare year, all that some records have, as it is. */
export function calendarDate(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : date;
}

/** A span of time as m:ss, never below zero; the last second still reads 0:01. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * Digits in groups of three for the eye, a phone number behind its first four: 0912 345 678, 0221 3863 456; anything
 * that is not a plain number stays whole.
 */
export function groups(value: string): string[] {
  if (!/^\d{6,}$/.test(value)) return [value];
  if (/^0\d{9,10}$/.test(value)) return [value.slice(0, 4), value.slice(4, -3), value.slice(-3)];
  const head = value.length % 3;
  const rest = value.slice(head).match(/\d{3}/g) ?? [];
  return head ? [value.slice(0, head), ...rest] : rest;
}

/** A Vietnamese number as people write it at home: +84912345678 → 0912345678. */
export function homePhone(value: string): string {
  return value.replace(/^\+84(?=\d{9,10}$)/, '0');
}

/** What was typed into a number's field, without the spaces, dots and hyphens people put there. */
export function plainNumber(typed: string): string {
  return typed.replace(/[\s.\-\u2010-\u2015]/g, '');
}

/** Up to two initials: of the first and the last word, as a Vietnamese name is called by its last. */
export function initials(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase('vi');
}
