import type { ChangedField } from '#lib/api/problem.ts';
import type { components } from '#lib/api/schema.d.ts';
import { paths } from '#lib/paths.ts';
import { sayNext } from '#lib/person/flash.svelte.ts';
import { t as account } from '#lib/text/account/index.ts';
import { t as edit } from '#lib/text/profile-edit/index.ts';
import type { Typed } from './edit.ts';
import type { EditableName } from './fields.ts';
import { shown } from './show.ts';

interface Saved {
  profile: components['schemas']['Profile'];
  others: ChangedField[];
}

/** Prepares what the next page says about what was saved. Where to go, if not back to the account. */
export function saidAfter(sent: Typed, { profile, others }: Saved): string | undefined {
  if (sent.contact_phone?.trim() && profile.pending_contact_phone) return paths.confirmPhone;
  const names = Object.keys(sent) as EditableName[];
  const cleared = names.filter((name) => !sent[name]?.trim());
  const saved = names.filter((name) => !cleared.includes(name));
  const list = (some: EditableName[]) => some.map((name) => account().fields[name]).join(', ');
  sayNext({
    title: () =>
      saved.length > 0 ? edit().edit.saved(list(saved)) : edit().edit.cleared(list(cleared)),
    lines: () => [
      ...(saved.length > 0 && cleared.length > 0 ? [`${edit().edit.cleared(list(cleared))}.`] : []),
      ...(saved.length > 0 ? [edit().edit.savedWay] : []),
      ...changedElsewhere(others),
    ],
  });
  return undefined;
}

function changedElsewhere(others: ChangedField[]): string[] {
  if (others.length === 0) return [];
  const lines = others.map(({ field, value }) => {
    const now = value ? shown(field, value, account()) : edit().conflict.empty;
    return `${account().fields[field]}: ${now}`;
  });
  return [edit().edit.alsoChanged, ...lines];
}

export function saidNothing(): undefined {
  sayNext({
    kind: 'warn',
    title: () => edit().edit.nothing,
    lines: () => [edit().edit.nothingWay],
  });
}

export function saidKept(): undefined {
  sayNext({ title: () => edit().conflict.kept, lines: () => [edit().conflict.keptWay] });
}
