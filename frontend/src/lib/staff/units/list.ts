import { api, ask } from '#lib/api/client.ts';
import type { Pages } from '#lib/api/pages.svelte.ts';
import { pagesOf } from '../administration/pages-of.ts';
import { kinds, type Unit, type UnitKind } from './unit.ts';

/** What is looked for, as the address of the list says. */
export interface UnitFilter {
  q: string;
  kind: UnitKind | '';
  valid: 'true' | 'false' | '';
}

export function filterOf(query: Pick<URLSearchParams, 'get'>): UnitFilter {
  const [kind, valid] = [query.get('kind'), query.get('valid')];
  return {
    q: query.get('q') ?? '',
    kind: kinds.find((one) => one === kind) ?? '',
    valid: valid === 'true' || valid === 'false' ? valid : '',
  };
}

export function isFiltering({ q, kind, valid }: UnitFilter): boolean {
  return !!(q || kind || valid);
}

export function foundUnits({ q, kind, valid }: UnitFilter): Pages<Unit> {
  return unitsOf({
    ...(q ? { q } : {}),
    ...(kind ? { kind } : {}),
    ...(valid ? { valid: valid === 'true' } : {}),
  });
}

export function topUnits(): Pages<Unit> {
  return unitsOf({ top: true });
}

export function unitsBelow(parent: string): Pages<Unit> {
  return unitsOf({ parent });
}

type Query = { q?: string; kind?: UnitKind; valid?: boolean; top?: boolean; parent?: string };

function unitsOf(query: Query): Pages<Unit> {
  return pagesOf(
    (cursor) =>
      ask(api.GET('/api/staff/units', { params: { query: { ...query, cursor, limit: 50 } } })),
    ({ units }) => units,
  );
}
