import { api, ask } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];
export type Unit = Schemas['StaffUnit'];
export type UnitName = Schemas['StaffUnitName'];
export type UnitKind = Schemas['StaffUnitKind'];

/** In the order of the tree. */
export const kinds: UnitKind[] = [
  'province',
  'department',
  'commune',
  'service_centre',
  'division',
];

export function readUnit(id: string) {
  return ask(api.GET('/api/staff/units/{id}', { params: { path: { id } } }));
}

/** Some units whose names begin with what was typed, and whether there are more. */
export function searchUnits(q: string, valid: boolean | undefined) {
  const query = {
    limit: 8,
    ...(q ? { q } : { top: true }),
    ...(valid === undefined ? {} : { valid }),
  };
  return ask(api.GET('/api/staff/units', { params: { query } }));
}

/** Where it lies, from the top down. */
export function placeOf(unit: Unit): string {
  return unit.ancestors.map(({ name }) => name).join(' › ');
}
