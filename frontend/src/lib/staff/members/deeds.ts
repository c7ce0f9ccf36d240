import { api, ask, type Outcome } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';
import type { Member, Role } from './member.ts';

type Schemas = components['schemas'];

export function createMember(body: Schemas['StaffNewMember']) {
  return ask(api.POST('/api/staff/members', { body }));
}

export function transfer(id: string, etag: string | undefined, unit_id: string) {
  return ask(
    api.PUT('/api/staff/members/{id}/unit', { ...at(id, etag), body: { unit_id } }),
  ) as Promise<Outcome<Member>>;
}

export function changeRole(id: string, etag: string | undefined, role: Role) {
  return ask(
    api.PUT('/api/staff/members/{id}/role', { ...at(id, etag), body: { role } }),
  ) as Promise<Outcome<Member>>;
}

export function setDisabled(id: string, etag: string | undefined, disabled: boolean) {
  return ask(
    api.PUT('/api/staff/members/{id}/disabled', { ...at(id, etag), body: { disabled } }),
  ) as Promise<Outcome<Member>>;
}

export function resetPassword(id: string) {
  return ask(api.POST('/api/staff/members/{id}/password-reset', { params: { path: { id } } }));
}

export function removeSecondFactor(id: string) {
  return ask(
    api.DELETE('/api/staff/members/{id}/second-factor', { params: { path: { id } } }),
  ) as Promise<Outcome<Member>>;
}

function at(id: string, etag: string | undefined) {
  return { params: { path: { id }, header: { 'If-Match': etag } } };
}
