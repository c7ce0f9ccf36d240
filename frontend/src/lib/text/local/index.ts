import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of signing in with user name and password. */
const local = dictionary(vi, () => import('./en.ts'));

export const t = local.text;
export const ready = local.ready;
