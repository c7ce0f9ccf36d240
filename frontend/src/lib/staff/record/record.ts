import type { components } from '#lib/api/schema.d.ts';
import { typedDay } from '#lib/person/typed-day.ts';
import { calendarDate, groups, homePhone, plainNumber } from '#lib/text/format.ts';
import type { RecordName } from '#lib/text/record/vi.ts';

type Schemas = components['schemas'];
export type Profile = Schemas['StaffProfile'];
export type RecordInput = Schemas['RecordInput'];
/** What stands in each field of the form. */
export type Typed = Record<RecordName, string>;

/** In the order of the form. */
export const names: RecordName[] = [
  'full_name',
  'gender',
  'birth_date',
  'personal_id',
  'phone',
  'address',
  'email',
  'default_page',
];

/** What the guide's form marks with a star, whatever a campaign asks. */
export const starred: ReadonlySet<RecordName> = new Set<RecordName>([
  'full_name',
  'gender',
  'birth_date',
  'personal_id',
  'phone',
]);

/** What a thief would change first; the server asks who changes it. */
export const guarded: ReadonlySet<RecordName> = new Set<RecordName>([
  'personal_id',
  'phone',
  'email',
]);

/** A value as it stands in its field for the person to go on with. */
export function forField(name: RecordName, value: string | undefined): string {
  if (!value) return '';
  switch (name) {
    case 'birth_date':
      return calendarDate(value);
    case 'phone':
      return groups(homePhone(value)).join(' ');
    case 'personal_id':
      return groups(value).length > 1 ? (value.match(/\d{3}/g) ?? [value]).join(' ') : value;
    default:
      return value;
  }
}

export function typedOf(profile: Profile): Typed {
  const values = names.map((name) => [name, forField(name, profile[name])] as const);
  return Object.fromEntries(values) as Typed;
}

/** Whether two values of a field say the same. */
export function isSame(name: RecordName, one: string, other: string): boolean {
  return said(name, one) === said(name, other);
}

function said(name: RecordName, text: string): string {
  switch (name) {
    case 'phone':
      return homePhone(plainNumber(text).replace(/^84(?=\d{9}$)/, '+84'));
    case 'personal_id':
      return plainNumber(text);
    case 'birth_date':
      return typedDay(text);
    default:
      return text.normalize('NFC').trim().replace(/\s+/g, ' ');
  }
}

/** The fields in which something else was typed. */
export function changedIn(before: Typed, typed: Typed): RecordName[] {
  return names.filter((name) => !isSame(name, before[name], typed[name]));
}

/** As the API wants it: what is empty is absent, and missing from then on. */
export function inputOf(typed: Typed): RecordInput {
  const given = names.flatMap((name) => {
    const text = typed[name].trim();
    return text ? [[name, name === 'birth_date' ? typedDay(text) : text] as const] : [];
  });
  return Object.fromEntries(given) as RecordInput;
}
