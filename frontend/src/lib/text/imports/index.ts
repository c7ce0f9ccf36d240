import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

/** The texts about files of units, members and numbers that are brought in. */
const imports = dictionary(vi, () => import('./en.ts'));

export const t = imports.text;
export const ready = imports.ready;
