import { api, ask, type Outcome } from '#lib/api/client.ts';

/** The id of the one member who has this user name or code; nothing was typed: nobody in particular. */
export async function findMember(typed: string, unknown: string): Promise<Outcome<string>> {
  if (!typed) return { ok: true, data: '' };
  const outcome = await ask(api.GET('/api/staff/members', { params: { query: { q: typed } } }));
  if (!outcome.ok) return outcome;
  const name = typed.toLowerCase();
  const found = outcome.data.members.find(({ username, staff_code }) =>
    [username, staff_code].some((one) => one.toLowerCase() === name),
  );
  if (found) return { ok: true, data: found.id };
  const errors = [{ field: 'who', code: 'unknown', message: unknown }];
  return { ok: false, problem: { code: 'invalid_fields', errors } };
}
