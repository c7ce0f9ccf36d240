import { ready as activity } from '#lib/text/activity/index.ts';
import { ready as avatar } from '#lib/text/avatar/index.ts';
import { ready as history } from '#lib/text/history/index.ts';
import { ready as ownData } from '#lib/text/own-data/index.ts';
import { ready as sessions } from '#lib/text/sessions/index.ts';

export const load = () =>
  Promise.all([activity(), avatar(), history(), ownData(), sessions()]).then(() => undefined);
