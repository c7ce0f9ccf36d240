import { t } from '#lib/text/record/index.ts';
import type { RecordName } from '#lib/text/record/vi.ts';
import { t as staffWords } from '#lib/text/staff/index.ts';
import { forField, type Profile, type Typed } from './record.ts';

/** What a field says, for people. */
export function shown(name: RecordName, value: string): string {
  if (name === 'gender') return t().genders[value as 'female' | 'male'] ?? value;
  if (name === 'default_page') return staffWords().pages[value] ?? value;
  return value;
}

export function shownIn(record: Profile | Typed, name: RecordName): string {
  const value = record[name];
  return value ? shown(name, forField(name, value)) : '';
}
