import { ready as administration } from '#lib/text/administration/index.ts';
import { ready as cases } from '#lib/text/cases/index.ts';

export const load = () => Promise.all([administration(), cases()]).then(() => undefined);
