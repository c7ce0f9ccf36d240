import { paths } from '#lib/paths.ts';
import type { FieldName } from '#lib/text/account/vi.ts';

/** The name of each field in the address of a page. */
const slugs: Record<FieldName, string> = {
  full_name: 'ho-va-ten',
  birth_date: 'ngay-sinh',
  personal_id: 'so-dinh-danh',
  old_id_number: 'so-cmnd-cu',
  id_issued_on: 'ngay-cap',
  id_issued_at: 'noi-cap',
  phone: 'di-dong-vneid',
  contact_phone: 'di-dong-lien-he',
  email: 'email',
  address: 'dia-chi-cu-tru',
  contact_address: 'dia-chi-lien-he',
  fax: 'fax',
  website: 'website',
  account_type: 'loai-tai-khoan',
  organisation: 'co-quan-to-chuc',
};

export function fieldOf(slug: string | null): FieldName | undefined {
  const names = Object.keys(slugs) as FieldName[];
  return names.find((name) => slugs[name] === slug);
}

export function historyPage(field?: FieldName): string {
  return field ? `${paths.history}?${new URLSearchParams({ muc: slugs[field] })}` : paths.history;
}

/** What is changed together, on a page of its own. */
export const editGroups = {
  contact_phone: { slug: slugs.contact_phone, fields: ['contact_phone'] },
  email: { slug: slugs.email, fields: ['email'] },
  contact_address: { slug: slugs.contact_address, fields: ['contact_address'] },
  fax: { slug: slugs.fax, fields: ['fax'] },
  website: { slug: slugs.website, fields: ['website'] },
  organisation: { slug: slugs.organisation, fields: ['organisation'] },
  issue: { slug: 'ngay-cap-noi-cap', fields: ['id_issued_on', 'id_issued_at'] },
  old_id_number: { slug: slugs.old_id_number, fields: ['old_id_number'] },
} as const satisfies Record<string, { slug: string; fields: readonly FieldName[] }>;

export type EditGroup = keyof typeof editGroups;
export type EditableName = (typeof editGroups)[EditGroup]['fields'][number];

const groupNames = Object.keys(editGroups) as EditGroup[];

/** What a thief would change first; the server asks who changes it. */
export const wantsProof: ReadonlySet<EditGroup> = new Set<EditGroup>(['contact_phone', 'email']);

export function groupOf(slug: string | null): EditGroup | undefined {
  return groupNames.find((name) => editGroups[name].slug === slug);
}

/** The page where a field is changed, if it is one that may be. */
export function editPage(field: FieldName): string | undefined {
  const fields = (group: EditGroup): readonly FieldName[] => editGroups[group].fields;
  const group = groupNames.find((name) => fields(name).includes(field));
  return group && `${paths.edit}?${new URLSearchParams({ muc: editGroups[group].slug })}`;
}
