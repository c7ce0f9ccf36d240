import { ownPath, paths } from '#lib/paths.ts';

/** Addresses of the staff's pages that carry something along. */

interface Carried {
  returnTo?: string | undefined;
  stage?: string | undefined;
  problem?: string | undefined;
}

/** The staff's sign-in page, at one of its stages, or with why it is shown. */
export function staffSignIn({ returnTo, stage, problem }: Carried = {}): string {
  return withQuery(paths.staff.signIn, { problem, stage, return_to: backTo(returnTo) });
}

/** The server's address that sends the browser to VNeID. Whoever comes back enters as everybody does. */
export function startVneid(returnTo?: string): string {
  return withQuery('/api/staff/sign-in', { return_to: entrance(returnTo) });
}

/** Where a member who has just signed in is led to the form, or to where they wanted to go. */
export function entrance(returnTo?: string): string {
  return withQuery(paths.staff.enter, { return_to: backTo(returnTo) });
}

/** The form, which leads on to another page afterwards. */
export function recordForm(returnTo?: string): string {
  return withQuery(paths.staff.record, { return_to: backTo(returnTo) });
}

/** A page of the staff's side to go back to. The entrance and the sign-in are no places to be. */
export function backTo(wanted: string | null | undefined): string | undefined {
  const path = ownPath(wanted ?? null);
  if (!path || path === paths.staff.home) return undefined;
  const isInside = path.startsWith(`${paths.staff.home}/`);
  const isDoor = [paths.staff.enter, paths.staff.signIn, paths.staff.signedOut].some(
    (door) => path === door || path.startsWith(`${door}?`),
  );
  return isInside && !isDoor ? path : undefined;
}

/** A unit's page, or that of something to do with it; without `id` a new one's. */
export function unitPage(id = 'them', task?: string): string {
  return [paths.staff.units, id, task].filter(Boolean).join('/');
}

/** A member's page, or that of something to do with their account; without `id` a new one's. */
export function memberPage(id = 'them', task?: string): string {
  return [paths.staff.members, id, task].filter(Boolean).join('/');
}

/** A campaign's board, or something to do with it; without `id` a new one's. */
export function campaignPage(
  id = 'mo',
  task?: string,
  query: Record<string, string | undefined> = {},
): string {
  return withQuery([paths.staff.campaigns, id, task].filter(Boolean).join('/'), query);
}

/** The picture of the member who is signed in; `tag` changes with it. */
export function staffPicture(tag: string): string {
  return withQuery('/api/staff/profile/avatar', { tag });
}

export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}
