import { ready as ownData } from '#lib/text/own-data/index.ts';
import { ready as sessions } from '#lib/text/sessions/index.ts';

export const load = () => Promise.all([ownData(), sessions()]).then(() => undefined);
