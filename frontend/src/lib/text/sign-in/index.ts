import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the portal's sign-in page. */
const signIn = dictionary(vi, () => import('./en.ts'));

export const t = signIn.text;
export const ready = signIn.ready;
