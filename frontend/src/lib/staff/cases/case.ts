import { api, ask } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';
import { paths } from '#lib/paths.ts';
import { t } from '#lib/text/cases/index.ts';

type Schemas = components['schemas'];
export type Case = Schemas['IdentityCase'];
export type CaseView = Schemas['IdentityCaseView'];
export type Side = Schemas['CaseSide'];
export type Decided = Schemas['CaseDecided'];

const at = (id: string) => ({ params: { path: { id } } });

export const casePage = (id: string) => `${paths.staff.cases}/${id}`;

export const readCase = (id: string) => ask(api.GET('/api/staff/identity-cases/{id}', at(id)));

export const lookAt = (id: string, reason: string) =>
  ask(api.POST('/api/staff/identity-cases/{id}/looks', { ...at(id), body: { reason } }));

export const decide = (id: string, body: Schemas['CaseDecisionInput']) =>
  ask(api.POST('/api/staff/identity-cases/{id}/decisions', { ...at(id), body }));

export const undo = (id: string, grounds: string) =>
  ask(api.POST('/api/staff/identity-cases/{id}/undo', { ...at(id), body: { grounds } }));

export function officialOf(by: Schemas['CaseOfficial'] | undefined): string {
  return by?.full_name ?? by?.staff_code ?? t().facts.someone;
}

/** Whether enough was written; the server counts for itself. */
export const isEnough = (text: string) => text.trim().length >= 10;
