import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The words about getting all that is held. */
const ownData = dictionary(vi, () => import('./en.ts'));

export const t = ownData.text;
export const ready = ownData.ready;
