import { paths } from '#lib/paths.ts';
import { count } from '#lib/text/count.ts';
import { calendarDate } from '#lib/text/format.ts';
import { t } from '#lib/text/units/index.ts';
import { unitPage, withQuery } from '../addresses.ts';
import type { Fact } from '../administration/facts.ts';
import type { Unit } from './unit.ts';

/** What is known of a unit. */
export function factsOf(unit: Unit): Fact[] {
  return [
    { label: t().view.code, value: unit.code },
    { label: t().view.kind, value: t().kinds[unit.kind] },
    validityOf(unit),
    ...successorOf(unit),
    {
      label: t().view.members,
      ...(unit.members > 0
        ? { value: t().view.membersHere(count(unit.members)) }
        : { value: t().view.noMembers, soft: true }),
    },
  ];
}

export function membersOf({ id }: Unit): string {
  return withQuery(paths.staff.members, { unit: id });
}

export function validityOf({ valid_from, valid_until }: Unit): Fact {
  const from = calendarDate(valid_from);
  const value = valid_until
    ? t().view.between(from, calendarDate(valid_until))
    : t().view.since(from);
  return { label: t().view.validity, value };
}

export function successorOf({ successor }: Unit): Fact[] {
  if (!successor) return [];
  return [{ label: t().view.successor, value: successor.name, href: unitPage(successor.id) }];
}

export function parentOf({ parent }: Unit): Fact {
  return parent
    ? { label: t().view.parent, value: parent.name, href: unitPage(parent.id) }
    : { label: t().view.parent, value: t().view.noParent, soft: true };
}
