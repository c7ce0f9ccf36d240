import { ready as account } from '#lib/text/account/index.ts';
import { ready as administration } from '#lib/text/administration/index.ts';
import { ready as imports } from '#lib/text/imports/index.ts';

export const load = () =>
  Promise.all([account(), administration(), imports()]).then(() => undefined);
