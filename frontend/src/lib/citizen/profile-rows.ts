import type { components } from '#lib/api/schema.d.ts';
import { calendarDate, homePhone } from '#lib/text/format.ts';
import type { Text } from '#lib/text/vi.ts';

type Profile = components['schemas']['Profile'];
export type FieldName = keyof Profile['fields'];
type Field = Profile['fields'][FieldName];

export interface Row {
  name: FieldName;
  label: string;
  /** Nothing when nobody has said it yet; then `empty` says so. */
  value?: string | undefined;
  empty: string;
  field: Field;
}

/** The guide's fields, in groups that a person would look for them in. */
const order = {
  identity: [
    'full_name',
    'birth_date',
    'personal_id',
    'old_id_number',
    'id_issued_on',
    'id_issued_at',
  ],
  contact: ['phone', 'email', 'address', 'fax', 'website'],
  account: ['account_type', 'organisation'],
} as const satisfies Record<keyof Text['account']['groups'], readonly FieldName[]>;

/** Numbers that are easier to read in groups. */
export const grouped: ReadonlySet<FieldName> = new Set<FieldName>([
  'personal_id',
  'old_id_number',
  'phone',
]);

function shown(name: FieldName, value: string, text: Text): string {
  switch (name) {
    case 'birth_date':
    case 'id_issued_on':
      return calendarDate(value);
    case 'phone':
      return homePhone(value);
    case 'account_type':
      return value === 'business' ? text.account.business : text.account.citizen;
    default:
      return value;
  }
}

function whenEmpty(name: FieldName, field: Field, text: Text): string {
  if (name === 'personal_id') return text.account.numberNotGiven;
  return field.editable ? text.account.empty : text.account.notGiven;
}

export function profileGroups(profile: Profile, text: Text) {
  return Object.entries(order).map(([group, names]) => ({
    heading: text.account.groups[group as keyof typeof order],
    rows: names.map((name): Row => {
      const field = profile.fields[name];
      return {
        name,
        field,
        label: text.account.fields[name],
        value: field.value && shown(name, field.value, text),
        empty: whenEmpty(name, field, text),
      };
    }),
  }));
}
