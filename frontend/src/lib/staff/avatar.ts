import { api, ask } from '#lib/api/client.ts';
import type { Square } from '#lib/person/avatar/crop.ts';

const path = '/api/staff/profile/avatar';

export function putAvatar(file: Blob, square?: Square) {
  return ask(
    api.PUT(path, {
      params: { query: { ...square } },
      // The file itself is the body; the client would write it as JSON.
      body: file as unknown as string,
      bodySerializer: () => file,
      headers: { 'content-type': file.type },
    }),
  );
}

export function getAvatar() {
  return ask(api.GET(path, { parseAs: 'blob' }));
}

export function deleteAvatar() {
  return ask(api.DELETE(path));
}
