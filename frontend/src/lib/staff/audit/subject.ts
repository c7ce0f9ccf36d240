import { paths } from '#lib/paths.ts';
import { campaignPage, memberPage, unitPage } from '../addresses.ts';
import type { Entry } from './list.ts';

/** Where the one is looked after to whom something was done. A citizen is nobody's to look at without a reason. */
export function subjectPage({ kind, id }: NonNullable<Entry['subject']>): string | undefined {
  if (kind === 'member') return memberPage(id);
  if (kind === 'unit') return unitPage(id);
  if (kind === 'campaign') return campaignPage(id);
  return kind === 'identity_case' ? `${paths.staff.cases}/${id}` : undefined;
}
