import { ready as account } from '#lib/text/account/index.ts';
import { ready as audit } from '#lib/text/audit/index.ts';

export const load = () => Promise.all([account(), audit()]).then(() => undefined);
