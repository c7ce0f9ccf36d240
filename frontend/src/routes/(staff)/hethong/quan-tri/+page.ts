import { ready } from '#lib/text/administration/index.ts';

export const load = () => ready();
