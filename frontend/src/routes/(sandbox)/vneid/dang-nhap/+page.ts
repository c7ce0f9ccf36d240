import { ready } from '#lib/text/qr/index.ts';

export const load = () => ready();
