import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The words about what was done with an account. */
const activity = dictionary(vi, () => import('./en.ts'));

export const t = activity.text;
export const ready = activity.ready;
