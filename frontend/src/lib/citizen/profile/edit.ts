import type { ChangedField } from '#lib/api/problem.ts';
import type { components } from '#lib/api/schema.d.ts';
import { typedDay } from '#lib/person/typed-day.ts';
import { calendarDate, groups, homePhone, plainNumber } from '#lib/text/format.ts';
import type { EditableName } from './fields.ts';

type Schemas = components['schemas'];
export type Typed = Partial<Record<EditableName, string>>;
type Changes = Schemas['ProfileChanges'];

/** A value as it stands in its field for the person to go on with. */
export function forField(name: EditableName, value: string | undefined): string {
  if (!value) return '';
  switch (name) {
    case 'id_issued_on':
      return calendarDate(value);
    case 'contact_phone':
    case 'fax':
      return groups(homePhone(value)).join(' ');
    default:
      return value;
  }
}

/** Whether two values of a field say the same; of numbers, only the digits count. */
function isSame(name: EditableName, one: string | undefined, other: string | undefined): boolean {
  const isNumber = ['contact_phone', 'fax', 'old_id_number'].includes(name);
  const plain = (text = '') => (isNumber ? plainNumber(text) : text.trim());
  return plain(one) === plain(other);
}

/** What was typed that was not there before. */
export function changedIn(before: Typed, typed: Typed): Typed {
  const names = Object.keys(typed) as EditableName[];
  const differs = names.filter((name) => !isSame(name, typed[name], before[name]));
  return Object.fromEntries(differs.map((name) => [name, typed[name]]));
}

/** As the API wants it: an empty field is cleared. */
export function changesFor(typed: Typed): Changes {
  const names = Object.keys(typed) as EditableName[];
  return Object.fromEntries(
    names.map((name) => {
      const text = typed[name]?.trim() ?? '';
      return [name, (name === 'id_issued_on' ? typedDay(text) : text) || null];
    }),
  );
}

/** What somebody else saved in the fields that are about to be saved, where it says something else. */
export function conflicts(typed: Typed, changed: ChangedField[]): ChangedField[] {
  return changed.filter(({ field, value }) => {
    const name = field as EditableName;
    return name in typed && !isSame(name, typed[name], forField(name, value));
  });
}
