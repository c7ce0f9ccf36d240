/** When to warn that a session ends, from the server's own times. */
export interface Ends {
  /** End by inactivity; one click moves it. */
  idle: number | undefined;
  /** End whatever happens. */
  absolute: number | undefined;
}

export interface Outlook {
  stage: 'quiet' | 'warn' | 'over';
  endsAt: number;
  /** Whether staying active would help. */
  extendable: boolean;
}

const instant = (given: string | undefined) => (given ? Date.parse(given) : undefined);

/** The two ends of a session as the server tells them. */
export function endsOf(session: { idle_expires_at?: string; expires_at?: string }): Ends {
  return { idle: instant(session.idle_expires_at), absolute: instant(session.expires_at) };
}

export function outlook(now: number, ends: Ends, warnBefore: number): Outlook {
  const idle = ends.idle ?? Number.POSITIVE_INFINITY;
  const absolute = ends.absolute ?? Number.POSITIVE_INFINITY;
  const endsAt = Math.min(idle, absolute);
  const left = endsAt - now;
  const stage = left <= 0 ? 'over' : left <= warnBefore ? 'warn' : 'quiet';
  return { stage, endsAt, extendable: idle < absolute };
}
