import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts about units, and of the box that chooses one. */
const units = dictionary(vi, () => import('./en.ts'));

export const t = units.text;
export const ready = units.ready;
