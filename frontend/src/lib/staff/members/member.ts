import { api, ask } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';
import { t } from '#lib/text/members/index.ts';

type Schemas = components['schemas'];
export type Member = Schemas['StaffMember'];
export type Role = Schemas['StaffRole'];
export type Handed = Schemas['StaffHandedCode'];

export const roles: Role[] = ['staff', 'manager', 'administrator'];

export function readMember(id: string) {
  return ask(api.GET('/api/staff/members/{id}', { params: { path: { id } } }));
}

export function nameOf({ full_name, username }: Member): string {
  return full_name ?? username;
}

/** How the account and the record stand, in a word. */
export function standingOf(member: Member): { text: string; warn: boolean } {
  if (member.disabled_at) return { text: t().list.disabled, warn: true };
  const missing = member.missing_fields.length;
  return missing > 0
    ? { text: t().list.missing(missing), warn: true }
    : { text: t().list.complete, warn: false };
}
