import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts about members of the staff, as those see them who look after them. */
const members = dictionary(vi, () => import('./en.ts'));

export const t = members.text;
export const ready = members.ready;
