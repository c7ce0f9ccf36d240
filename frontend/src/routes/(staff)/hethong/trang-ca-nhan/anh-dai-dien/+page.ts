import { ready } from '#lib/text/account/index.ts';

export const load = () => ready();
