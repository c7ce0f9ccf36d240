import { api, ask } from '#lib/api/client.ts';
import { Pages } from '#lib/api/pages.svelte.ts';
import type { components } from '#lib/api/schema.d.ts';
import { paths } from '#lib/paths.ts';
import { withQuery } from '../addresses.ts';

type Schemas = components['schemas'];
export type Job = Schemas['StaffImport'];
export type JobError = Schemas['ImportError'];
export type Kind = Schemas['ImportKind'];

export const kinds: Kind[] = ['units', 'members', 'authorised-numbers'];

/** The page of one import; a reload during it finds it again. */
export function jobPage(id: string): string {
  return withQuery(paths.staff.imports, { id });
}

export function begin(kind: Kind, dry_run: boolean, file: File) {
  return ask(
    api.POST('/api/staff/imports', {
      params: { query: { kind, dry_run } },
      // The client can't write a form with a file by itself.
      body: { file: file as unknown as string },
      bodySerializer: () => {
        const form = new FormData();
        form.set('file', file);
        return form;
      },
    }),
  );
}

export function readJob(id: string) {
  return ask(api.GET('/api/staff/imports/{id}', { params: { path: { id }, query: { limit: 1 } } }));
}

/** What is wrong with a file, page by page. */
export function errorsOf(id: string): Pages<JobError> {
  return new Pages(async (cursor) => {
    const params = { path: { id }, query: { cursor, limit: 50 } };
    const outcome = await ask(api.GET('/api/staff/imports/{id}', { params }));
    if (!outcome.ok) return outcome;
    const { errors, next } = outcome.data;
    return { ok: true, data: { items: errors, next } };
  });
}

export function recentJobs(): Pages<Job> {
  return new Pages(async (cursor) => {
    const outcome = await ask(api.GET('/api/staff/imports', { params: { query: { cursor } } }));
    if (!outcome.ok) return outcome;
    const { imports, next } = outcome.data;
    return { ok: true, data: { items: imports, next } };
  });
}

export function isOver({ state }: Job): boolean {
  return state === 'done' || state === 'rejected' || state === 'failed';
}
