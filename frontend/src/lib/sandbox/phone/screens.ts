import type { components } from '#lib/api/schema.d.ts';
import { paths } from '#lib/paths.ts';
import type { PhoneText } from '#lib/text/phone/vi.ts';
import { goto } from '$app/navigation';
import { page } from '$app/state';

type Schemas = components['schemas'];

export type Scan = Schemas['ScanView'];

/** What came of a scan: what its owner decided, or why there is nothing to decide any more. */
export type Outcome = Schemas['Outcome'] | Exclude<Schemas['DecisionRefusal'], 'app_locked'>;

/** The screens of the open app, but for home. */
export type Screen =
  | { at: 'sign-in' }
  | { at: 'scan' }
  | { at: 'type' }
  | { at: 'asks'; scan: Scan }
  | { at: 'decided'; outcome: Outcome; service: string };

// Each outcome has its words.
true satisfies Outcome extends keyof PhoneText['decided'] ? true : false;

/** The screen that is shown. It is kept with the step of the browser's history, so Back and a reload find it, and nowhere else. */
export function screen(): Screen | undefined {
  return page.state.screen;
}

export function show(next: Screen | undefined, how: 'after' | 'instead') {
  const state = next ? { screen: next } : {};
  const replace = how === 'instead';
  return goto(paths.vneid.phone, { state, replace, shallow: true, persistState: true });
}
