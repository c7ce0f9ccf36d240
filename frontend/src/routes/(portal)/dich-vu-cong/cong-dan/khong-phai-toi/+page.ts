import { ready } from '#lib/text/not-me/index.ts';

export const load = () => ready();
