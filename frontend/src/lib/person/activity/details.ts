import type { components } from '#lib/api/schema.d.ts';
import type { AccountText, FieldName } from '#lib/text/account/vi.ts';

type Entry = components['schemas']['ActivityEntry'];

/** What more is to be said of an entry, a sentence each. What has no words is left out. */
export function detailsInWords({ details }: Entry, text: AccountText): string[] {
  if (!details) return [];
  const { fields, phone, sessions, problem } = details;
  const words = text.activity.details;
  const names = (fields ?? []).map((name) => text.fields[name as FieldName] ?? name);
  const why = problem && Object.hasOwn(text.problems, problem) ? text.problems[problem] : undefined;
  return [
    ...(names.length > 0 ? [words.fields(names.join(', '))] : []),
    ...(phone ? [words.phone(phone)] : []),
    ...(sessions === undefined ? [] : [words.sessions(sessions)]),
    ...(why ? [words.problem(why)] : []),
  ];
}
