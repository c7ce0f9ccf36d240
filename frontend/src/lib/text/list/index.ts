import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The words of every long list. */
const list = dictionary(vi, () => import('./en.ts'));

export const t = list.text;
export const ready = list.ready;
