import { t } from '#lib/text/campaigns/index.ts';
import type { UnitName } from '../units/unit.ts';
import { type CampaignInput, type Field, fields } from './campaign.ts';
import { dateOf, hourOf, momentOf } from './deadline.ts';

type Typed = Record<string, string>;

/** A form keeps texts: fields by comma, units as JSON. */
export function fieldsOf(text: string): Field[] {
  const chosen = text.split(',');
  return fields.filter((field) => chosen.includes(field));
}

export function unitsOf(text: string): UnitName[] {
  return text ? JSON.parse(text) : [];
}

export function deadlineOf({ date = '', hour = '' }: Typed): string {
  return momentOf(date, hour) ?? '';
}

export function inputOf(typed: Typed): CampaignInput {
  return {
    name: (typed.name ?? '').trim(),
    required_fields: fieldsOf(typed.fields ?? ''),
    unit_ids: unitsOf(typed.units ?? '').map(({ id }) => id),
    deadline: deadlineOf(typed),
  };
}

/** What can be seen here to be no deadline. */
export function lacking({ date = '', hour = '' }: Typed) {
  return {
    deadline: dateOf(date) ? undefined : () => t().form.dateWrong,
    hour: hourOf(hour) ? undefined : () => t().form.hourWrong,
  };
}
