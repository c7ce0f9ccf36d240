import { ready as account } from '#lib/text/account/index.ts';
import { ready as administration } from '#lib/text/administration/index.ts';
import { ready as audit } from '#lib/text/audit/index.ts';

export const load = () => Promise.all([account(), administration(), audit()]).then(() => undefined);
