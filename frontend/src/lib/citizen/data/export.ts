import { api, ask } from '#lib/api/client.ts';

/** All that is held about the person. Asking for it is written in their log. */
export function readExport() {
  return ask(api.GET('/api/citizen/export'));
}

/** The same as a file with the server's own bytes. */
export async function readExportFile() {
  let name = '';
  const call = api.GET('/api/citizen/export', { parseAs: 'blob' });
  call.then(({ response }) => {
    name = fileName(response.headers.get('content-disposition'));
  });
  const outcome = await ask(call);
  return outcome.ok ? { ...outcome, data: { file: outcome.data as Blob, name } } : outcome;
}

export function fileName(disposition: string | null): string {
  return /filename="([^"\\/]+)"/.exec(disposition ?? '')?.[1] ?? 'motcua.json';
}

/** Hands a file to the browser, as a link to it would. */
export function download(file: Blob, name: string) {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  URL.revokeObjectURL(href);
}
