import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the portal's page after signing out. */
const signedOut = dictionary(vi, () => import('./en.ts'));

export const t = signedOut.text;
export const ready = signedOut.ready;
