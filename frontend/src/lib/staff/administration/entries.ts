import { paths } from '#lib/paths.ts';
import { t } from '#lib/text/administration/index.ts';

/** A page of the administration, as its index names it. */
export interface Entry {
  href: string;
  title: () => string;
  about: () => string;
}

/** What administrators find below „Quản trị“, in this order. */
export const forAdministrators: Entry[] = [
  {
    href: paths.staff.units,
    title: () => t().entries.units.title,
    about: () => t().entries.units.about,
  },
  {
    href: paths.staff.members,
    title: () => t().entries.members.title,
    about: () => t().entries.members.about,
  },
  {
    href: paths.staff.imports,
    title: () => t().entries.imports.title,
    about: () => t().entries.imports.about,
  },
  {
    href: paths.staff.campaigns,
    title: () => t().entries.campaigns.title,
    about: () => t().entries.campaigns.about,
  },
  {
    href: paths.staff.cases,
    title: () => t().entries.cases.title,
    about: () => t().entries.cases.about,
  },
  {
    href: paths.staff.audit,
    title: () => t().entries.audit.title,
    about: () => t().entries.audit.about,
  },
];

/** What whoever looks after a unit finds below „Đơn vị“. */
export const forManagers: Entry[] = [
  {
    href: paths.staff.units,
    title: () => t().entries.units.title,
    about: () => t().entries.units.aboutReading,
  },
  {
    href: paths.staff.members,
    title: () => t().entries.members.title,
    about: () => t().entries.members.aboutReading,
  },
  {
    href: paths.staff.campaigns,
    title: () => t().entries.campaigns.title,
    about: () => t().entries.campaigns.aboutReading,
  },
];
