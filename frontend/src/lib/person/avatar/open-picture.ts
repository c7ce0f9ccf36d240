import type { components } from '#lib/api/schema.d.ts';
import type { Size } from './crop.ts';
import { type Head, readHead } from './file-head.ts';

/** A chosen file that the browser can show. */
export interface Picture extends Size {
  file: Blob;
  image: HTMLImageElement;
}

export interface Limits {
  bytes: number;
  /** Bytes of memory in which the server opens a picture. */
  memory: number;
}

export type Unusable =
  | components['schemas']['PictureRefusal']
  | 'too_large'
  /** The browser can't show it; whether the server can is another question. */
  | 'cant_open';

/** What a picture says of its size stands this early, behind whatever a camera writes before it. */
const headBytes = 256 * 1024;
/** Three colours: fewer bytes for a pixel no decoder needs. */
const bytesPerPixel = 3;

export type Opened = { ok: true; picture: Picture } | { ok: false; why: Unusable; file?: Blob };

export async function openPicture(file: Blob, limits: Limits): Promise<Opened> {
  if (file.size === 0) return { ok: false, why: 'empty_file' };
  if (file.size > limits.bytes) return { ok: false, why: 'too_large' };
  const head = readHead(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()));
  if (!head) return { ok: false, why: 'not_a_picture' };
  if (isTooLarge(head, limits)) return { ok: false, why: 'too_many_pixels' };
  const typed = new Blob([file], { type: head.type });
  try {
    const image = new Image();
    image.src = await dataUrl(typed);
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    return { ok: true, picture: { file: typed, image, width, height } };
  } catch {
    return { ok: false, why: 'cant_open', file: typed };
  }
}

function isTooLarge({ size }: Head, { memory }: Limits): boolean {
  return size !== undefined && size.width * size.height * bytesPerPixel > memory;
}

/** The content security policy has pictures come from here or from `data:`, and from no `blob:`. */
function dataUrl(file: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
