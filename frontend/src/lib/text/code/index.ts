import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the code that comes by SMS, in a browser or on a phone. */
const code = dictionary(vi, () => import('./en.ts'));

export const t = code.text;
export const ready = code.ready;
