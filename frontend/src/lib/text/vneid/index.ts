import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the sandbox's VNeID pages. */
const vneid = dictionary(vi, () => import('./en.ts'));

export const t = vneid.text;
export const ready = vneid.ready;
