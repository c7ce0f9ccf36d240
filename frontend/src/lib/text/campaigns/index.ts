import { dictionary } from '../language.svelte.ts';
import vi from './vi.ts';

const texts = dictionary(vi, () => import('./en.ts'));

export const t = texts.text;
export const ready = texts.ready;
