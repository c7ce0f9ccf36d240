import { api, ask } from '#lib/api/client.ts';
import type { Pages } from '#lib/api/pages.svelte.ts';
import type { components } from '#lib/api/schema.d.ts';
import { t } from '#lib/text/audit/index.ts';
import { withQuery } from '../addresses.ts';
import { pagesOf } from '../administration/pages-of.ts';

type Schemas = components['schemas'];
export type Entry = Schemas['AuditEntry'];
type Action = Schemas['AuditAction'];

/** What is looked for, as the address says; days are `yyyy-MM-dd`. */
export interface AuditFilter {
  by: string;
  subject: string;
  action: string;
  from: string;
  until: string;
}

export function filterOf(query: Pick<URLSearchParams, 'get'>): AuditFilter {
  const get = (name: string) => query.get(name) ?? '';
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(get(name)) ? get(name) : '');
  return {
    by: get('by'),
    subject: get('subject'),
    action: Object.hasOwn(t().actions, get('action')) ? get('action') : '',
    from: day('from'),
    until: day('until'),
  };
}

export function isFiltering(filter: AuditFilter): boolean {
  return Object.values(filter).some(Boolean);
}

const oneDay = 24 * 60 * 60 * 1000;

/** As the server wants it: a day of Việt Nam is from its first moment to that of the next. */
export function wanted({ by, subject, action, from, until }: AuditFilter) {
  const begins = (day: string) => Date.parse(`${day}T00:00:00+07:00`);
  return {
    ...(by ? { by } : {}),
    ...(subject ? { subject } : {}),
    ...(action ? { action: action as Action } : {}),
    ...(from ? { from: new Date(begins(from)).toISOString() } : {}),
    ...(until ? { until: new Date(begins(until) + oneDay).toISOString() } : {}),
  };
}

export function csvOf(filter: AuditFilter): string {
  return withQuery('/api/staff/audit.csv', wanted(filter));
}

export function entriesOf(filter: AuditFilter): Pages<Entry> {
  return pagesOf(
    (cursor) =>
      ask(
        api.GET('/api/staff/audit', {
          params: { query: { ...wanted(filter), cursor, limit: 50 } },
        }),
      ),
    ({ entries }) => entries,
  );
}

/** Who did it, as far as there is a name. */
export function nameOf({ full_name, username, staff_code }: Entry['actor']): string | undefined {
  return full_name ?? username ?? staff_code;
}

/** `203.0.113.7:51234`, `[2001:db8::1]:51234`. */
export function endOf({ address, port }: Entry): string {
  if (!address) return '';
  if (port === undefined) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
