import { ready } from '#lib/text/sign-in/index.ts';

export const load = () => ready();
