import { ready } from '#lib/text/vneid/index.ts';

export const load = () => ready();
