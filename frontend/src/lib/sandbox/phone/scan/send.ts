import type { Outcome } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';
import { phone } from '../phone.svelte.ts';
import { type Scan, show } from '../screens.ts';

export type ScanRefusal = components['schemas']['ScanRefusal'];

/** Sends what was scanned or typed; if it is good, who asks is shown in the place of this screen, or after it. */
export async function send(
  scanned: components['schemas']['Scanned'],
  how: 'after' | 'instead',
): Promise<Outcome<Scan, ScanRefusal>> {
  const outcome = await phone.scan(scanned);
  if (outcome.ok) {
    phone.clock.sync(outcome.data.now);
    await show({ at: 'asks', scan: outcome.data }, how);
  }
  return outcome;
}
