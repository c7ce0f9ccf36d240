import { ready as account } from '#lib/text/account/index.ts';
import { ready as links } from '#lib/text/links/index.ts';

export const load = () => Promise.all([account(), links()]);
