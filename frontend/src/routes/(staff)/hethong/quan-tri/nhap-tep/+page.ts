import { ready as administration } from '#lib/text/administration/index.ts';
import { ready as imports } from '#lib/text/imports/index.ts';
import { ready as list } from '#lib/text/list/index.ts';

export const load = () => Promise.all([administration(), imports(), list()]).then(() => undefined);
