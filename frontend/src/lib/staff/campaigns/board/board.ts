import { api, ask } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';
import { withQuery } from '../../addresses.ts';

type Schemas = components['schemas'];
export type Board = Schemas['CampaignBoard'];
export type BoardUnit = Schemas['BoardUnit'];
export type TrendDay = Schemas['TrendDay'];

/** Which part of a board is looked at and in which order, as the address says. */
export interface Sight {
  unit: string;
  sort: Sort;
}

export const sorts = ['tree', 'least', 'name'] as const;
export type Sort = (typeof sorts)[number];

export function sightOf(query: Pick<URLSearchParams, 'get'>): Sight {
  return {
    unit: query.get('unit') ?? '',
    sort: sorts.find((one) => one === query.get('sort')) ?? 'tree',
  };
}

const part = (id: string, unit: string | undefined) => ({
  params: { path: { id }, query: unit ? { unit_id: unit } : {} },
});

export const readBoard = (id: string, unit: string | undefined) =>
  ask(api.GET('/api/staff/campaigns/{id}/board', part(id, unit)));

export const readTrend = (id: string, unit: string | undefined) =>
  ask(api.GET('/api/staff/campaigns/{id}/trend', part(id, unit)));

export const csvOf = (id: string, unit: string | undefined) =>
  withQuery(`/api/staff/campaigns/${id}/board.csv`, { unit_id: unit });

const names = new Intl.Collator('vi', { numeric: true });
const share = ({ all }: BoardUnit) => (all.total ? all.finished / all.total : 1);

const byName = (a: BoardUnit, b: BoardUnit) => names.compare(a.name, b.name);

/** The server's order is that of the tree. */
export function sorted(units: BoardUnit[], sort: Sort): BoardUnit[] {
  if (sort === 'tree') return units;
  if (sort === 'name') return units.toSorted(byName);
  return units.toSorted((a, b) => share(a) - share(b) || b.all.total - a.all.total || byName(a, b));
}
