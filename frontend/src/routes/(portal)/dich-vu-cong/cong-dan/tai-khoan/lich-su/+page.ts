import { ready as history } from '#lib/text/history/index.ts';
import { ready as list } from '#lib/text/list/index.ts';

export const load = () => Promise.all([history(), list()]).then(() => undefined);
