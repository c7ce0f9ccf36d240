import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts of the sandbox's tools. */
const tools = dictionary(vi, () => import('./en.ts'));

export const t = tools.text;
export const ready = tools.ready;
