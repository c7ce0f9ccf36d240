import { api, ask, type Outcome } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];
export type Campaign = Schemas['Campaign'];
export type CampaignInput = Schemas['CampaignInput'];
export type DryRun = Schemas['CampaignDryRun'];
export type Field = Schemas['StaffRecordField'];
export type State = Schemas['CampaignState'];

export const states: State[] = ['running', 'overdue', 'closed'];
/** In the order of the form. */
export const fields: Field[] = [
  'full_name',
  'gender',
  'birth_date',
  'personal_id',
  'phone',
  'address',
  'email',
];
/** What the form of 2023 requires. */
export const usual: Field[] = ['full_name', 'gender', 'birth_date', 'personal_id', 'phone'];

const at = (id: string) => ({ params: { path: { id } } });

export const readCampaign = (id: string) => ask(api.GET('/api/staff/campaigns/{id}', at(id)));

export const tryCampaign = (body: CampaignInput) =>
  ask(api.POST('/api/staff/campaigns/dry-run', { body, params: { query: { limit: 10 } } }));

export const tryOpen = (id: string) =>
  ask(
    api.POST('/api/staff/campaigns/{id}/dry-run', {
      params: { path: { id }, query: { limit: 10 } },
    }),
  );

export const openCampaign = (body: CampaignInput) =>
  ask(api.POST('/api/staff/campaigns', { body }));

export function changeCampaign(
  id: string,
  etag: string | undefined,
  body: Schemas['CampaignChange'],
) {
  const params = { path: { id }, header: { 'If-Match': etag } };
  return ask(api.PUT('/api/staff/campaigns/{id}', { params, body })) as Promise<Outcome<Campaign>>;
}

export const closeCampaign = (id: string) =>
  ask(api.POST('/api/staff/campaigns/{id}/close', at(id)));

export const remind = (id: string, unit_id: string | undefined) =>
  ask(
    api.POST('/api/staff/campaigns/{id}/reminders', {
      ...at(id),
      body: unit_id ? { unit_id } : {},
    }),
  );

/** Never 100 before everybody is there, never 0 once somebody is. */
export function percent(part: number, all: number): number {
  if (all === 0) return 100;
  const exact = (100 * part) / all;
  if (part > 0 && exact < 1) return 1;
  return part < all ? Math.min(99, Math.floor(exact)) : 100;
}
