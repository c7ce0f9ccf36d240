import { ready } from '#lib/text/avatar/index.ts';

export const load = () => ready();
