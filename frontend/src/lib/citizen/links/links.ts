import { api, ask, type Outcome } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';

type Schemas = components['schemas'];
export type WayIn = Schemas['WayIn'];
export type Kind = Schemas['WayInKind'];
export type Provider = Schemas['IdentityProvider'];
export type Preview = Schemas['LinkPreview'];
export type Changed = Schemas['Changed'];

export function listWays(): Promise<Outcome<WayIn[]>> {
  return ask(api.GET('/api/citizen/links'));
}

/** Off to the provider, where the account that is to be linked is proved. */
export function beginLink(provider: Provider) {
  return provider === 'dvcqg'
    ? ask(api.POST('/api/citizen/links/dvcqg'))
    : ask(api.POST('/api/citizen/links/vneid'));
}

export function previewLink(provider: Provider): Promise<Outcome<Preview>> {
  return provider === 'dvcqg'
    ? ask(api.GET('/api/citizen/links/dvcqg/preview'))
    : ask(api.GET('/api/citizen/links/vneid/preview'));
}

export function confirmLink(provider: Provider) {
  return provider === 'dvcqg'
    ? ask(api.POST('/api/citizen/links/dvcqg/confirm'))
    : ask(api.POST('/api/citizen/links/vneid/confirm'));
}

export function removeLink(id: string) {
  return ask(api.DELETE('/api/citizen/links/{id}', { params: { path: { id } } }));
}

export function restoreLink(id: string) {
  return ask(api.POST('/api/citizen/links/{id}/restore', { params: { path: { id } } }));
}

/** Something to be done with one way in: `of` is what it is called by, a provider's name or a link's id. */
export interface Deed {
  act: 'link' | 'remove' | 'restore';
  of: string;
}

/** A deed that waited while the person was away to prove who they are. */
export function deedFrom(typed: Record<string, string> | undefined): Deed | undefined {
  const { act, of } = typed ?? {};
  const known = act === 'link' || act === 'remove' || act === 'restore';
  return known && of ? { act, of } : undefined;
}
