import { dictionary } from './language.svelte.ts';
import vi from './vi.ts';

/** The texts of the portal, and those that every page shares. */
const portal = dictionary(vi, () => import('./en.ts'));

export const t = portal.text;
export const ready = portal.ready;
