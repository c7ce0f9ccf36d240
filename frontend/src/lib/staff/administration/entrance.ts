import { paths } from '#lib/paths.ts';
import { t } from '#lib/text/administration/index.ts';
import { staff } from '../staff.svelte.ts';

/** Where whoever is signed in came from to a list: each role has its own index of them. */
export function toEntrance(): { href: string; label: string } {
  if (staff.who?.role === 'manager') return { href: paths.staff.unit, label: t().unitTitle };
  return { href: paths.staff.administration, label: t().title };
}
