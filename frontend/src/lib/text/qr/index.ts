import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the sign-in page's code to scan. */
const qr = dictionary(vi, () => import('./en.ts'));

export const t = qr.text;
export const ready = qr.ready;
