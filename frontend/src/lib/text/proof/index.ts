import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The words about proving once more who one is. */
const proof = dictionary(vi, () => import('./en.ts'));

export const t = proof.text;
export const ready = proof.ready;
