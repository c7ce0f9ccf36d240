import { typedDay } from '#lib/person/typed-day.ts';
import { plainNumber } from '#lib/text/format.ts';
import type { Typed } from './record.ts';

type Warning = 'number_gender' | 'number_birth_year';

/** What a personal number usually tells: three digits of the place, one of century and sex, two of the year of birth. */
export function numberSays(number: string): { isFemale: boolean; year: number } | undefined {
  const [, mark, year] = /^\d{3}([0-9])(\d{2})\d{6}$/.exec(plainNumber(number)) ?? [];
  if (!mark || !year) return undefined;
  const digit = Number(mark);
  return { isFemale: digit % 2 === 1, year: 1900 + Math.floor(digit / 2) * 100 + Number(year) };
}

/** What may be a mistake and is no error: numbers that disagree with their owner exist. */
export function disagreements(typed: Typed): Warning[] {
  const says = numberSays(typed.personal_id);
  if (!says) return [];
  const year = /^(\d{4})/.exec(typedDay(typed.birth_date))?.[1];
  const otherSex = typed.gender !== '' && (typed.gender === 'female') !== says.isFemale;
  const otherYear = year !== undefined && Number(year) !== says.year;
  return [
    ...(otherSex ? (['number_gender'] as const) : []),
    ...(otherYear ? (['number_birth_year'] as const) : []),
  ];
}
