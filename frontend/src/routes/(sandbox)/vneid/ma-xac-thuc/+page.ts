import { ready } from '#lib/text/code/index.ts';

export const load = () => ready();
