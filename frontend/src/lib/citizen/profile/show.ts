import type { AccountText, FieldName } from '#lib/text/account/vi.ts';
import { calendarDate, homePhone } from '#lib/text/format.ts';

/** Numbers that are easier to read in groups. */
export const grouped: ReadonlySet<FieldName> = new Set<FieldName>([
  'personal_id',
  'old_id_number',
  'phone',
  'contact_phone',
  'fax',
]);

/** A field's value as people write it. */
export function shown(name: FieldName, value: string, text: AccountText): string {
  switch (name) {
    case 'birth_date':
    case 'id_issued_on':
      return calendarDate(value);
    case 'phone':
    case 'contact_phone':
    case 'fax':
      return homePhone(value);
    case 'account_type':
      return value === 'business' ? text.profile.business : text.profile.citizen;
    default:
      return value;
  }
}
