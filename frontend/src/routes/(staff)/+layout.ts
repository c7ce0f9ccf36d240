import { ready as record } from '#lib/text/record/index.ts';
import { ready as staff } from '#lib/text/staff/index.ts';

export const load = () => Promise.all([staff(), record()]).then(() => undefined);
