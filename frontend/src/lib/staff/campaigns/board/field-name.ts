import { t } from '#lib/text/campaigns/index.ts';
import { t as record } from '#lib/text/record/index.ts';
import type { Field } from '../campaign.ts';

/** Short enough for the head of a column. */
export function fieldName(field: Field): string {
  return field === 'personal_id' ? t().board.number : record().fields[field];
}
