import { ready as account } from '#lib/text/account/index.ts';
import { ready as activity } from '#lib/text/activity/index.ts';
import { ready as events } from '#lib/text/events/index.ts';
import { ready as list } from '#lib/text/list/index.ts';
import { ready as sessions } from '#lib/text/sessions/index.ts';

export const load = () =>
  Promise.all([account(), activity(), events(), list(), sessions()]).then(() => undefined);
