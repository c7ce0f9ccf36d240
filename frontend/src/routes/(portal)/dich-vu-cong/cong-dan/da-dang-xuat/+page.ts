import { ready } from '#lib/text/signed-out/index.ts';

export const load = () => ready();
