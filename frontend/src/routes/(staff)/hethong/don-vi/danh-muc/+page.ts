import { ready as administration } from '#lib/text/administration/index.ts';
import { ready as list } from '#lib/text/list/index.ts';
import { ready as units } from '#lib/text/units/index.ts';

export const load = () => Promise.all([administration(), list(), units()]).then(() => undefined);
