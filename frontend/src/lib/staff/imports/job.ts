import { api, ask } from '#lib/api/client.ts';
import type { Pages } from '#lib/api/pages.svelte.ts';
import type { components } from '#lib/api/schema.d.ts';
import { paths } from '#lib/paths.ts';
import { withQuery } from '../addresses.ts';
import { pagesOf } from '../administration/pages-of.ts';

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
  const at = (cursor: string | undefined) => ({ path: { id }, query: { cursor, limit: 50 } });
  return pagesOf(
    (cursor) => ask(api.GET('/api/staff/imports/{id}', { params: at(cursor) })),
    ({ errors }) => errors,
  );
}

export function recentJobs(): Pages<Job> {
  return pagesOf(
    (cursor) => ask(api.GET('/api/staff/imports', { params: { query: { cursor } } })),
    ({ imports }) => imports,
  );
}

export function isOver({ state }: Job): boolean {
  return state === 'done' || state === 'rejected' || state === 'failed';
}
