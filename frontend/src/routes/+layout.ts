import { ready } from '#lib/text/index.ts';

export const ssr = false;
export const prerender = false;

export const load = () => ready();
