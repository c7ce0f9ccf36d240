import type { Size } from './crop.ts';

/**
 * What a file says of itself in its first bytes, whatever its name: which kind of picture it is, and how large. So
 * that a file that is none is named at once, and one of a billion pixels is never opened on a small phone.
 */
export interface Head {
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  size: Size | undefined;
}

export function readHead(bytes: Uint8Array): Head | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (at: number, length: number) =>
    String.fromCharCode(...bytes.subarray(at, at + length));
  if (text(0, 3) === '\xff\xd8\xff') return { type: 'image/jpeg', size: within(() => jpeg(view)) };
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') {
    const size = () => ({ width: view.getUint32(16), height: view.getUint32(20) });
    return { type: 'image/png', size: within(size) };
  }
  if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') {
    return { type: 'image/webp', size: within(() => webp(view, text(12, 4))) };
  }
  return undefined;
}

/** A head that ends too early has no size. */
function within(read: () => Size | undefined): Size | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Frame headers of JPEG (ITU T.81, B.2.2); C4, C8 and CC are something else. */
function jpeg(view: DataView): Size | undefined {
  let at = 2;
  while (at < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The three shapes of WebP (RFC 9649, 2.5 to 2.7). */
function webp(view: DataView, chunk: string): Size | undefined {
  const small = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (chunk) {
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: small(24) + 1, height: small(27) + 1 };
    default:
      return undefined;
  }
}
