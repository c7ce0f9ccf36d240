import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of a member's record: the form, the card, the e-receipt account. */
const record = dictionary(vi, () => import('./en.ts'));

export const t = record.text;
export const ready = record.ready;
