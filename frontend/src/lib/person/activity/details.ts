import type { components } from '#lib/api/schema.d.ts';
import type { AccountText, FieldName } from '#lib/text/account/vi.ts';
import type { ActivityText } from '#lib/text/activity/vi.ts';
import type { SessionsText } from '#lib/text/sessions/vi.ts';

type SignInWay = components['schemas']['SignInWay'];
type Entry = components['schemas']['ActivityEntry'];

interface Words {
  activity: ActivityText;
  fields: AccountText['fields'];
  ways: SessionsText['ways'];
}

/** What more is to be said of an entry, a sentence each. What has no words is left out. */
export function detailsInWords({ details, event }: Entry, text: Words): string[] {
  const own = event === 'acting_for_changed' && !details?.business;
  if (own) return [text.activity.details.self];
  if (!details) return [];
  const { fields, phone, sessions, problem, way, business, reason, outcome } = details;
  const words = text.activity.details;
  const names = (fields ?? []).map((name) => text.fields[name as FieldName] ?? name);
  const why =
    problem && Object.hasOwn(text.activity.problems, problem)
      ? text.activity.problems[problem]
      : undefined;
  return [
    ...(names.length > 0 ? [words.fields(names.join(', '))] : []),
    ...(phone ? [words.phone(phone)] : []),
    ...(sessions === undefined ? [] : [words.sessions(sessions)]),
    ...(way && Object.hasOwn(text.ways, way) ? [words.way(text.ways[way as SignInWay])] : []),
    ...(business ? [words.business(business)] : []),
    ...(why ? [words.problem(why)] : []),
    // An official's words, as they were written.
    ...(reason ? [words.reason(reason)] : []),
    ...(outcome && Object.hasOwn(words.outcomes, outcome) ? [words.outcomes[outcome] ?? ''] : []),
  ];
}
