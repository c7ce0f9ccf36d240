import type { components } from '#lib/api/schema.d.ts';
import type { AccountText, FieldName } from '#lib/text/account/vi.ts';
import { day } from '#lib/text/format.ts';
import { editPage, historyPage } from './fields.ts';
import { shown } from './show.ts';

type Schemas = components['schemas'];
type Profile = Schemas['Profile'];
type Field = Schemas['ProfileField'];

export interface Row {
  name: FieldName;
  label: string;
  /** Nothing when nobody has said it yet; then `empty` says so. */
  value?: string | undefined;
  empty: string;
  /** Who says so, and since when. */
  source?: string | undefined;
  /** What the provider says where the person typed something else. */
  providerSays?: string | undefined;
  /** Where it is changed here; otherwise `locked` says why not and where it can be put right. */
  edit?: string | undefined;
  locked?: string | undefined;
  history: string;
}

/** The guide's fields, in groups that a person would look for them in. */
export const order = {
  identity: [
    'full_name',
    'birth_date',
    'personal_id',
    'id_issued_on',
    'id_issued_at',
    'old_id_number',
  ],
  contact: ['contact_phone', 'phone', 'email', 'contact_address', 'address', 'fax', 'website'],
  account: ['account_type', 'organisation'],
} as const satisfies Record<keyof AccountText['profile']['groups'], readonly FieldName[]>;

export function profileGroups(profile: Profile, text: AccountText) {
  return Object.entries(order).map(([group, names]) => ({
    heading: text.profile.groups[group as keyof typeof order],
    rows: names.map((name) => row(name, profile.fields[name], text)),
  }));
}

function row(name: FieldName, field: Field, text: AccountText): Row {
  const value = field.value && shown(name, field.value, text);
  return {
    name,
    label: text.fields[name],
    value,
    empty: field.editable ? text.profile.empty : text.profile.notGiven,
    source: value ? source(field, text) : undefined,
    providerSays: field.provider_value && shown(name, field.provider_value, text),
    edit: field.editable ? editPage(name) : undefined,
    locked: field.editable ? undefined : locked(field, text),
    history: historyPage(name),
  };
}

function source({ source, since }: Field, text: AccountText): string | undefined {
  return source && since && text.profile.since(text.profile.source[source], day(since));
}

function locked({ source, why_not, put_right_at }: Field, text: AccountText): string {
  const why = why_not && text.profile.whyNot[why_not](text.profile.source[source ?? 'vneid']);
  const where = put_right_at && text.profile.putRightAt[put_right_at];
  return [why, where].filter(Boolean).join(' ');
}
