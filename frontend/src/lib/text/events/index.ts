import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** What was done with an account. */
const events = dictionary(vi, () => import('./en.ts'));

export const t = events.text;
export const ready = events.ready;
