import { ready as administration } from '#lib/text/administration/index.ts';
import { ready as campaigns } from '#lib/text/campaigns/index.ts';
import { ready as list } from '#lib/text/list/index.ts';

export const load = () =>
  Promise.all([administration(), campaigns(), list()]).then(() => undefined);
