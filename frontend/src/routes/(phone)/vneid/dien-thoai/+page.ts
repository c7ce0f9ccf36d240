import { ready as code } from '#lib/text/code/index.ts';
import { ready as phone } from '#lib/text/phone/index.ts';
import { ready as vneid } from '#lib/text/vneid/index.ts';

export const load = () => Promise.all([phone(), code(), vneid()]).then(() => undefined);
