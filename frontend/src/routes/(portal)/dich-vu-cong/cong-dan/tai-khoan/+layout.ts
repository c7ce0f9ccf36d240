import { ready as account } from '#lib/text/account/index.ts';
import { ready as events } from '#lib/text/events/index.ts';
import { ready as links } from '#lib/text/links/index.ts';
import { ready as proof } from '#lib/text/proof/index.ts';

export const load = () => Promise.all([account(), events(), links(), proof()]);
