import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The words about changing what a profile says. */
const profileEdit = dictionary(vi, () => import('./en.ts'));

export const t = profileEdit.text;
export const ready = profileEdit.ready;
