import { ready } from '#lib/text/local/index.ts';

export const load = () => ready();
