import { api, ask } from '#lib/api/client.ts';
import { Pages } from '#lib/api/pages.svelte.ts';
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
  return pagesOf({
    ...(q ? { q } : {}),
    ...(kind ? { kind } : {}),
    ...(valid ? { valid: valid === 'true' } : {}),
  });
}

export function topUnits(): Pages<Unit> {
  return pagesOf({ top: true });
}

export function unitsBelow(parent: string): Pages<Unit> {
  return pagesOf({ parent });
}

type Query = { q?: string; kind?: UnitKind; valid?: boolean; top?: boolean; parent?: string };

function pagesOf(query: Query): Pages<Unit> {
  return new Pages(async (cursor) => {
    const outcome = await ask(
      api.GET('/api/staff/units', { params: { query: { ...query, cursor, limit: 50 } } }),
    );
    if (!outcome.ok) return outcome;
    const { units, next } = outcome.data;
    return { ok: true, data: { items: units, next } };
  });
}
