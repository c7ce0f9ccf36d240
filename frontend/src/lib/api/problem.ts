import type { components } from './schema.d.ts';

type Schemas = components['schemas'];
export type FieldError = Schemas['FieldError'];
export type ChangedField = Schemas['ChangedField'];

/** The API's closed list of refusals, and the one the API can't report: nothing came back. */
export type Code = Schemas['ProblemCode'] | 'unreachable';

export interface Problem<Reason extends string = string> {
  code: Code;
  reason?: Reason | undefined;
  errors: FieldError[];
  /** Seconds after which a new try makes sense. */
  retryAfter?: number | undefined;
  /** With `changed_meanwhile`: what somebody else saved, and the version that it is now. */
  changed?: ChangedField[] | undefined;
  etag?: string | undefined;
}

/** The words of a dictionary that speak about problems. */
interface ProblemText {
  problem: Record<Code, string>;
  soon: string;
  wait: (seconds: number) => string;
}

/** Refusals that pass by themselves. */
const passing: ReadonlySet<Code> = new Set(['too_many', 'unavailable']);

/** What to tell the person: the sentence of the reason if the page has one, else that of the code. */
export function problemText<Reason extends string>(
  text: ProblemText,
  problem: Problem<Reason>,
  reasons: Partial<Record<Reason, string>> = {},
): string {
  const reason = problem.reason && reasons[problem.reason];
  const said = reason ?? text.problem[problem.code];
  if (problem.retryAfter) return `${said} ${text.wait(problem.retryAfter)}`;
  return !reason && passing.has(problem.code) ? `${said} ${text.soon}` : said;
}

/** The first complaint about each field, in the order in which the server named them. */
export function byField(problem: Problem | undefined): Record<string, string> {
  const complaints: Record<string, string> = {};
  for (const { field, message } of problem?.errors ?? []) complaints[field] ??= message;
  return complaints;
}

interface Body {
  code?: Code;
  reason?: string;
  errors?: FieldError[];
  changed?: ChangedField[];
}

/** A refusal as the pages use it. A body that is not a problem (a proxy's page) counts by its status. */
export function problemFrom(body: unknown, response: Response): Problem {
  const said: Body = typeof body === 'object' && body !== null ? body : {};
  const wait = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return {
    code: said.code ?? (response.status >= 500 ? 'unavailable' : 'malformed'),
    reason: said.reason,
    errors: said.errors ?? [],
    retryAfter: wait > 0 ? wait : undefined,
    changed: said.changed,
    etag: response.headers.get('etag') ?? undefined,
  };
}
