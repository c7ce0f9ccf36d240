import type { EventName } from '#lib/text/events/vi.ts';

/** What was just reported as "not me": told to the guide that follows, and to nobody after a reload. */
export const reported: { event: EventName | undefined } = { event: undefined };
