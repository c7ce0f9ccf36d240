import { api, ask, type Outcome } from '#lib/api/client.ts';
import type { FieldError, Problem } from '#lib/api/problem.ts';
import type { components } from '#lib/api/schema.d.ts';
import { t } from '#lib/text/units/index.ts';
import type { Unit } from './unit.ts';

type Schemas = components['schemas'];

export function createUnit(body: Schemas['StaffNewUnit']) {
  return dated(ask(api.POST('/api/staff/units', { body })));
}

export function saveUnit(id: string, etag: string | undefined, body: Schemas['StaffUnitInput']) {
  return dated(ask(api.PUT('/api/staff/units/{id}', { ...at(id, etag), body })));
}

export function moveUnit(id: string, etag: string | undefined, parent_id: string | undefined) {
  return ask(
    api.PUT('/api/staff/units/{id}/parent', { ...at(id, etag), body: { parent_id } }),
  ) as Promise<Outcome<Unit>>;
}

/** Without a successor a merge is taken back. */
export function mergeUnit(
  id: string,
  etag: string | undefined,
  body: Schemas['StaffUnitSuccessor'],
) {
  return dated(ask(api.PUT('/api/staff/units/{id}/successor', { ...at(id, etag), body })));
}

function at(id: string, etag: string | undefined) {
  return { params: { path: { id }, header: { 'If-Match': etag } } };
}

/** The server speaks of dates as programs write them; people type them in another way. */
async function dated(sent: Promise<Outcome<Unit>>): Promise<Outcome<Unit>> {
  const outcome = await sent;
  return outcome.ok ? outcome : { ok: false, problem: asHere(outcome.problem) };
}

function asHere(problem: Problem): Problem {
  const said = (error: FieldError) =>
    error.code === 'date' ? { ...error, message: t().form.dateShape } : error;
  return { ...problem, errors: problem.errors.map(said) };
}
