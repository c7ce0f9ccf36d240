import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the virtual phone. */
const phone = dictionary(vi, () => import('./en.ts'));

export const t = phone.text;
export const ready = phone.ready;
