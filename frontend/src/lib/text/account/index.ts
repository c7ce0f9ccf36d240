import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The words of the account page. */
const account = dictionary(vi, () => import('./en.ts'));

export const t = account.text;
export const ready = account.ready;
