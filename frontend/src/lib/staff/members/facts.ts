import { count } from '#lib/text/count.ts';
import { moment } from '#lib/text/format.ts';
import { t } from '#lib/text/members/index.ts';
import { t as record } from '#lib/text/record/index.ts';
import { t as staffWords } from '#lib/text/staff/index.ts';
import { unitPage } from '../addresses.ts';
import type { Fact } from '../administration/facts.ts';
import type { Member } from './member.ts';

/** Who it is. */
export function personOf(member: Member): Fact[] {
  const { staff_code, username, personal_id, missing_fields } = member;
  const missing = missing_fields.map((name) => record().fields[name]).join(', ');
  return [
    { label: t().view.code, value: staff_code },
    { label: t().view.username, value: username },
    unitOf(member),
    roleOf(member),
    personal_id
      ? { label: t().view.personalId, value: personal_id }
      : { label: t().view.personalId, value: t().view.noNumber, soft: true },
    missing
      ? { label: t().view.missing, value: missing, warn: true }
      : { label: t().view.missing, value: t().view.nothingMissing, soft: true },
  ];
}

export function unitOf({ unit }: Member): Fact {
  return { label: t().view.unit, value: unit.name, href: unitPage(unit.id) };
}

export function roleOf({ role }: Member): Fact {
  return { label: t().view.role, value: staffWords().frame.roles[role] };
}

/** How they sign in. */
export function accountOf({ account, disabled_at, last_signed_in_at }: Member): Fact[] {
  if (!account) return [];
  return [
    disabled_at
      ? { label: t().view.account, value: t().view.disabledAt(moment(disabled_at)), warn: true }
      : { label: t().view.account, value: t().view.active },
    { label: t().view.createdAt, value: moment(account.created_at) },
    last_signed_in_at
      ? { label: t().view.lastSignIn, value: moment(last_signed_in_at) }
      : { label: t().view.lastSignIn, value: t().view.never, soft: true },
    account.sessions > 0
      ? { label: t().view.sessions, value: count(account.sessions) }
      : { label: t().view.sessions, value: t().view.noSessions, soft: true },
    { label: t().view.password, ...passwordOf(account) },
    {
      label: t().view.factor,
      value: account.has_second_factor ? t().view.hasFactor : t().view.noFactor,
      soft: !account.has_second_factor,
    },
    {
      label: t().view.vneid,
      value: account.is_linked ? t().view.linked : t().view.notLinked,
      soft: !account.is_linked,
    },
  ];
}

function passwordOf({ has_password, reset_code_until }: NonNullable<Member['account']>) {
  const code = reset_code_until && t().view.codeUntil(moment(reset_code_until));
  const password = has_password ? t().view.hasPassword : t().view.noPassword;
  return { value: code ? `${password}. ${code}` : password, soft: !has_password && !code };
}
