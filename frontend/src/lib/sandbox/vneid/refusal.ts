import type { VneidText } from '#lib/text/vneid/vi.ts';

export type Refusal = keyof VneidText['authorize']['reasons'];

const known: readonly string[] = [
  'unknown_client',
  'unregistered_redirect_uri',
] satisfies Refusal[];

/** Why the provider did not send this request back to its service, as it wrote into the page. */
export function refusal(page: Document): Refusal | undefined {
  const said = page.querySelector<HTMLMetaElement>('meta[name="motcua-refusal"]')?.content;
  if (!said) return undefined;
  return known.includes(said) ? (said as Refusal) : 'other';
}
