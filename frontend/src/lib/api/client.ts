import createClient from 'openapi-fetch';
import { language } from '#lib/text/language.svelte.ts';
import { type Problem, problemFrom } from './problem.ts';
import type { paths } from './schema.d.ts';

/** Long enough for a slow phone network, short enough that nobody waits for nothing. */
const patience = 20_000;

let signedOut: (() => void) | undefined;

/** What to do when the server says that nobody is signed in; the portal's layout sets it. */
export function whenSignedOut(act: () => void) {
  signedOut = act;
}

/** The only fetch of the pages. */
export const api = createClient<paths>({
  fetch: (request) => fetch(request, { signal: AbortSignal.timeout(patience) }),
});

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', language.now);
  },
});

/** What came of a call: data and its version, or a problem to tell the person about. It never throws. */
export type Outcome<Data, Reason extends string = string> =
  | { ok: true; data: Data; etag?: string | undefined }
  | { ok: false; problem: Problem<Reason> };

type ReasonOf<E> = E extends { reason?: infer R } ? Extract<R, string> : never;

export async function ask<Data, E>(
  call: Promise<{ data?: Data; error?: E; response: Response }>,
): Promise<Outcome<Data, ReasonOf<E>>> {
  try {
    const { data, error, response } = await call;
    const etag = response.headers.get('etag') ?? undefined;
    if (response.ok) return { ok: true, data: data as Data, etag };
    const problem = problemFrom(error, response) as Problem<ReasonOf<E>>;
    if (problem.code === 'not_signed_in') signedOut?.();
    return { ok: false, problem };
  } catch {
    return { ok: false, problem: { code: 'unreachable', errors: [] } };
  }
}
