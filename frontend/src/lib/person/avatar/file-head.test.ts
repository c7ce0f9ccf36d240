import { expect, test } from 'vitest';
import { readHead } from './file-head.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part,
    ),
  );

test('PNG', () => {
  const head = bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0xea, 0x60, 0, 0, 1, 0]);
  expect(readHead(head)).toEqual({ type: 'image/png', size: { width: 60_000, height: 256 } });
});

test('JPEG, behind what a camera writes before it', () => {
  const exif = [0xff, 0xe1, 0, 10, ...new Array(8).fill(7)];
  const tables = [0xff, 0xc4, 0, 4, 1, 2];
  const frame = [0xff, 0xc2, 0, 17, 8, 0x0f, 0xa0, 0x17, 0x70];
  const head = bytes([0xff, 0xd8], exif, tables, [0xff], frame);
  expect(readHead(head)).toEqual({ type: 'image/jpeg', size: { width: 6000, height: 4000 } });
});

test('WebP in its three shapes', () => {
  const riff = (chunk: string, ...rest: number[]) =>
    bytes('RIFF', [0, 0, 0, 0], 'WEBP', chunk, rest);
  const lossy = riff('VP8 ', 0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 0x03, 0x58, 0x02);
  expect(readHead(lossy)?.size).toEqual({ width: 800, height: 600 });
  const bits = (799 | (599 << 14)) >>> 0;
  const lossless = riff(
    'VP8L',
    0,
    0,
    0,
    0,
    0x2f,
    bits & 255,
    (bits >> 8) & 255,
    (bits >> 16) & 255,
    bits >>> 24,
  );
  expect(readHead(lossless)?.size).toEqual({ width: 800, height: 600 });
  const extended = riff('VP8X', 0, 0, 0, 10, 0, 0, 0, 0, 0x1f, 0x03, 0, 0x57, 0x02, 0);
  expect(readHead(extended)?.size).toEqual({ width: 800, height: 600 });
});

test('a head that ends too early has a kind and no size', () => {
  expect(readHead(bytes('\x89PNG\r\n\x1a\n'))).toEqual({ type: 'image/png', size: undefined });
  expect(readHead(bytes([0xff, 0xd8, 0xff, 0xe1, 0xff]))).toEqual({
    type: 'image/jpeg',
    size: undefined,
  });
});

test.each([
  '',
  '<!doctype html>',
  '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'GIF89a',
  '%PDF-1.7',
  'RIFF....WAVE',
])('%j is no picture that is taken', (text) => {
  expect(readHead(bytes(text))).toBeUndefined();
});
