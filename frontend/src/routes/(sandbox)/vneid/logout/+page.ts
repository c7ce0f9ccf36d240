import { ready } from '#lib/text/provider/index.ts';

export const load = () => ready();
