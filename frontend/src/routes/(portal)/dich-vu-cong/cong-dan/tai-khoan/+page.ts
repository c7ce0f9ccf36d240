import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';

/** Providers send people back to the account; what they went there for has pages of its own. */
export function load({ url }: { url: URL }) {
  const { searchParams } = url;
  const link = searchParams.get('link');
  if (link) redirect(307, `${paths.confirmLink}?${new URLSearchParams({ voi: link })}`);
  if (searchParams.has('link_problem')) redirect(307, paths.links + url.search);
  if (searchParams.has('business') || searchParams.has('business_problem')) {
    redirect(307, paths.businesses + url.search);
  }
}
