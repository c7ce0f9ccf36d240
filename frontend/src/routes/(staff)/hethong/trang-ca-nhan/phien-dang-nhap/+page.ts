import { ready as list } from '#lib/text/list/index.ts';
import { ready as sessions } from '#lib/text/sessions/index.ts';

export const load = () => Promise.all([list(), sessions()]).then(() => undefined);
