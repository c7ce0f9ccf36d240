import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The words about a picture. */
const avatar = dictionary(vi, () => import('./en.ts'));

export const t = avatar.text;
export const ready = avatar.ready;
