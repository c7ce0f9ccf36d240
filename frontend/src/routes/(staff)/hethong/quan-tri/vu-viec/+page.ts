import { ready as account } from '#lib/text/account/index.ts';
import { ready as cases } from '#lib/text/cases/index.ts';

export const load = () => Promise.all([account(), cases()]).then(() => undefined);
