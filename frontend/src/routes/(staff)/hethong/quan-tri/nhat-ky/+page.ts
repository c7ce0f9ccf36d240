import { ready as administration } from '#lib/text/administration/index.ts';
import { ready as audit } from '#lib/text/audit/index.ts';
import { ready as list } from '#lib/text/list/index.ts';

export const load = () => Promise.all([administration(), audit(), list()]).then(() => undefined);
