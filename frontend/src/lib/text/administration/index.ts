import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts that all pages of the administration share. */
const administration = dictionary(vi, () => import('./en.ts'));

export const t = administration.text;
export const ready = administration.ready;
