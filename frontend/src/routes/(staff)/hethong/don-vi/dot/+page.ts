import { ready as account } from '#lib/text/account/index.ts';
import { ready as administration } from '#lib/text/administration/index.ts';
import { ready as campaigns } from '#lib/text/campaigns/index.ts';

export const load = () =>
  Promise.all([account(), administration(), campaigns()]).then(() => undefined);
