import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the portal's frame: its header and what it says of a session. */
const portal = dictionary(vi, () => import('./en.ts'));

export const t = portal.text;
export const ready = portal.ready;
