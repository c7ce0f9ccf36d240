import { ready } from '#lib/text/portal/index.ts';

export const load = () => ready();
