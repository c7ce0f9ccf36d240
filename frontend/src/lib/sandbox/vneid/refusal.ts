import type { ProviderText } from '#lib/text/provider/vi.ts';

type Refusal = keyof ProviderText['authorize']['reasons'];

const known: readonly string[] = [
  'unknown_client',
  'unregistered_redirect_uri',
] satisfies Refusal[];

/** What the provider wrote into the page that it sent instead of going on. */
function said(page: Document): string | undefined {
  return page.querySelector<HTMLMetaElement>('meta[name="motcua-refusal"]')?.content;
}

/** Whether the provider is down, by the fault that the sandbox tools switch on. */
export function isDown(page: Document): boolean {
  return said(page) === 'provider_down';
}

/** Why the provider did not send this request back to its service. */
export function refusal(page: Document): Refusal | undefined {
  const why = said(page);
  if (!why) return undefined;
  return known.includes(why) ? (why as Refusal) : 'other';
}
