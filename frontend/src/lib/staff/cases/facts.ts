import { t } from '#lib/text/cases/index.ts';
import { day, moment } from '#lib/text/format.ts';
import type { Fact } from '../administration/facts.ts';
import { type Case, officialOf } from './case.ts';

/** What may be known of a case without looking at anybody's data. */
export function factsOf(one: Case): Fact[] {
  const who = one.decided_by_you ? t().facts.byYou : officialOf(one.decided_by);
  const first = one.decided_at && `${who}, ${moment(one.decided_at)}`;
  const provider = one.provider && t().sides.sources[one.provider];
  const words = t().facts;
  return [
    { label: words.state, value: t().states[one.state], warn: !one.closed_at },
    ...(provider ? [{ label: words.provider, value: provider }] : []),
    { label: words.opened, value: moment(one.opened_at) },
    { label: words.met, value: moment(one.last_at) },
    ...(first ? [{ label: words.first, value: first }] : []),
    ...(one.outcome ? [{ label: words.outcome, value: t().outcomes[one.outcome] }] : []),
    ...(one.undo_until ? [{ label: words.undoUntil, value: day(one.undo_until) }] : []),
  ];
}
