import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The words about what a profile said before. */
const history = dictionary(vi, () => import('./en.ts'));

export const t = history.text;
export const ready = history.ready;
