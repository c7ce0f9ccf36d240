import { moment } from '#lib/text/format.ts';
import type { Entry } from './list.ts';

interface Words {
  empty: string;
  fields: Record<string, string>;
  values: Record<string, string>;
}

/** What the program calls by a name is told in words; lists of such names item by item. */
export function valueInWords(value: string | undefined, words: Words): string {
  if (value === undefined || value === '' || value === 'null') return words.empty;
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value)) return moment(value);
  const known = { ...words.fields, ...words.values };
  const items = value.split(', ');
  const isNames = items.every((item) => Object.hasOwn(known, item));
  return isNames ? items.map((item) => known[item]).join(', ') : value;
}

/** A field that was written again as it was is no change. */
export function changesOf({ changes }: Entry): Entry['changes'] {
  return changes.filter(({ before, after }) => before === undefined || before !== after);
}
