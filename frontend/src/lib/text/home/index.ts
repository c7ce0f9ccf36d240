import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the portal's home page. */
const home = dictionary(vi, () => import('./en.ts'));

export const t = home.text;
export const ready = home.ready;
