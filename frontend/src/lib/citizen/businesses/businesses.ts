import { api, ask } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';

export type Business = components['schemas']['Business'];

export function listBusinesses() {
  return ask(api.GET('/api/citizen/businesses'));
}

/** Off to where it is confirmed which businesses the person may act for. */
export function beginBusinesses() {
  return ask(api.POST('/api/citizen/businesses'));
}

export function leaveBusiness(id: string) {
  return ask(api.DELETE('/api/citizen/businesses/{id}', { params: { path: { id } } }));
}

/** For the business from now on; without one, for oneself. */
export function actFor(id: string | undefined) {
  const body = id === undefined ? {} : { business_id: id };
  return ask(api.PUT('/api/citizen/acting-for', { body }));
}
