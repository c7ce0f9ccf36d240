import { dictionary } from './language.svelte.ts';
import vi from './vi.ts';

/** The texts that all pages share. */
const shared = dictionary(vi, () => import('./en.ts'));

export const t = shared.text;
export const ready = shared.ready;
