import { api, ask } from '#lib/api/client.ts';
import type { Pages } from '#lib/api/pages.svelte.ts';
import type { components } from '#lib/api/schema.d.ts';
import { withQuery } from '../addresses.ts';
import { pagesOf } from '../administration/pages-of.ts';
import { type Member, type Role, roles } from './member.ts';

type Schemas = components['schemas'];
type Sort = Schemas['StaffMemberSort'];
export const sorts: Sort[] = ['name', 'staff_code', 'unit'];

/** What is looked for and in which order, as the address of the list says. */
export interface MemberFilter {
  q: string;
  unit: string;
  role: Role | '';
  disabled: 'true' | 'false' | '';
  complete: 'true' | 'false' | '';
  sort: Sort | '';
}

export function filterOf(query: Pick<URLSearchParams, 'get'>): MemberFilter {
  const sort = sorts.find((one) => one === query.get('sort'));
  return {
    q: query.get('q') ?? '',
    unit: query.get('unit') ?? '',
    role: roles.find((one) => one === query.get('role')) ?? '',
    disabled: yesOrNo(query.get('disabled')),
    complete: yesOrNo(query.get('complete')),
    sort: sort && sort !== 'name' ? sort : '',
  };
}

function yesOrNo(text: string | null): 'true' | 'false' | '' {
  return text === 'true' || text === 'false' ? text : '';
}

export function isFiltering(filter: MemberFilter): boolean {
  return Object.values(filter).some(Boolean);
}

/** All that the filter finds, as a table. */
export function csvOf({ sort: _, ...filter }: MemberFilter): string {
  return withQuery('/api/staff/members.csv', filter);
}

/** Members page by page, and how many there are in all. */
export class MemberList {
  total = $state.raw<Schemas['StaffMemberTotal']>();
  readonly pages: Pages<Member>;

  constructor(filter: MemberFilter) {
    const { q, unit, role, disabled, complete, sort } = filter;
    const wanted = {
      ...(q ? { q } : {}),
      ...(unit ? { unit } : {}),
      ...(role ? { role } : {}),
      ...(disabled ? { disabled: disabled === 'true' } : {}),
      ...(complete ? { complete: complete === 'true' } : {}),
      ...(sort ? { sort } : {}),
    };
    this.pages = pagesOf(
      (cursor) =>
        ask(api.GET('/api/staff/members', { params: { query: { ...wanted, cursor, limit: 50 } } })),
      ({ members, total }) => {
        if (total) this.total = total;
        return members;
      },
    );
  }
}
