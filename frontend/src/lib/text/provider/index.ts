import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the provider's pages around a sign-in. */
const provider = dictionary(vi, () => import('./en.ts'));

export const t = provider.text;
export const ready = provider.ready;
