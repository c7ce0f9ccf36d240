import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The words about sessions. */
const sessions = dictionary(vi, () => import('./en.ts'));

export const t = sessions.text;
export const ready = sessions.ready;
