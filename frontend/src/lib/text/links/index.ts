import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the ways into an account, of the user name, and of businesses. */
const links = dictionary(vi, () => import('./en.ts'));

export const t = links.text;
export const ready = links.ready;
