import { ready } from '#lib/text/tools/index.ts';
import { ready as frame } from '#lib/text/vneid/index.ts';

export const load = () => Promise.all([ready(), frame()]).then(() => undefined);
