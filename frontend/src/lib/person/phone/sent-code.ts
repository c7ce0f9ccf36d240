import type { components } from '#lib/api/schema.d.ts';
import type { LocalText } from '#lib/text/local/vi.ts';

/** A code that went to a phone, and what may still be done with it. */
export type SentCode = Omit<components['schemas']['PendingPhone'], 'requested_at'>;

type Words = Omit<LocalText['code'], 'heading' | 'refused'>;

/** What is said around it. */
export interface CodeWords extends Words {
  refused: Record<string, string>;
}
