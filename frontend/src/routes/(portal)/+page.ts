import { ready } from '#lib/text/home/index.ts';

export const load = () => ready();
