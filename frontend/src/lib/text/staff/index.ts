import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the staff's side: its frame, signing in, home and help. */
const staff = dictionary(vi, () => import('./en.ts'));

export const t = staff.text;
export const ready = staff.ready;
