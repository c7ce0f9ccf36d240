import type { QrText } from '#lib/text/qr/vi.ts';
import type { Showing } from './showing.ts';

interface Told {
  showing: Showing;
  window: { number: number; scanned?: { device: string } } | undefined;
}

/**
 * What is read out: one sentence each time the state changes, and nothing while a code follows another. A new window has a
 * new number, so it counts as a change.
 */
export function spoken({ showing, window }: Told, text: QrText): string {
  if (showing === 'asking') return '';
  if (showing === 'code') return window ? text.said.code(window.number) : '';
  if (showing === 'scanned') {
    return window?.scanned ? text.said.scanned(window.scanned.device, window.number) : '';
  }
  return `${text[showing].title}. ${text[showing].text}`;
}
