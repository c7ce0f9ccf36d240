import type { Complaints } from '#lib/api/attempt.svelte.ts';
import type { components } from '#lib/api/schema.d.ts';
import { typedDay } from '#lib/person/typed-day.ts';
import { calendarDate } from '#lib/text/format.ts';
import { t } from '#lib/text/units/index.ts';
import type { TypedForm } from '../administration/typed.svelte.ts';
import type { Unit, UnitKind } from './unit.ts';

/** The server's names of the fields, and their ids. */
export const ids = {
  code: 'unit-code',
  name: 'unit-name',
  kind: 'unit-kind',
  parent_id: 'unit-parent',
  valid_from: 'unit-from',
  valid_until: 'unit-until',
};

type Needed = keyof ReturnType<typeof t>['form']['missing'];

export function missingIn(form: TypedForm, needed: Needed[]): Complaints {
  const complaint = (name: Needed) =>
    form.get(name).trim() ? undefined : () => t().form.missing[name];
  return Object.fromEntries(needed.map((name) => [name, complaint(name)]));
}

/** What stands in the fields of a unit that is edited. */
export function typedOf(unit: Unit): Record<string, string> {
  return {
    name: unit.name,
    kind: unit.kind,
    valid_from: calendarDate(unit.valid_from),
    valid_until: unit.valid_until ? calendarDate(unit.valid_until) : '',
  };
}

/** As the API wants it. */
export function inputOf(form: TypedForm): components['schemas']['StaffUnitInput'] {
  const until = typedDay(form.get('valid_until'));
  return {
    name: form.get('name'),
    kind: form.get('kind') as UnitKind,
    valid_from: typedDay(form.get('valid_from')),
    ...(until ? { valid_until: until } : {}),
  };
}
