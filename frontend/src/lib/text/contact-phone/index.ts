import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The words about confirming a contact phone. */
const contactPhone = dictionary(vi, () => import('./en.ts'));

export const t = contactPhone.text;
export const ready = contactPhone.ready;
