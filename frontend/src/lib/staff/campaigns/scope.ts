import { t } from '#lib/text/campaigns/index.ts';
import type { Campaign } from './campaign.ts';

/** For whom it is, in words. */
export function scopeOf({ units }: Campaign): string {
  return units.map(({ name }) => name).join(', ') || t().everyone;
}
