import type { Resource } from '#lib/api/resource.svelte.ts';
import { sayNext } from '#lib/person/flash.svelte.ts';
import { goto } from '$app/navigation';
import { campaignPage } from '../addresses.ts';
import type { Campaign } from './campaign.ts';

/** What every page has on which something is done with a campaign. */
export interface CampaignTask {
  campaign: Campaign;
  resource: Resource<Campaign>;
}

/** To the board, where what was done is said first. */
export function toBoard(id: string, title: () => string, unit?: string | undefined) {
  sayNext({ title });
  return goto(campaignPage(id, undefined, { unit }));
}
