/** Codes of an authenticator (RFC 6238): SHA-1, six digits, steps of 30 seconds. Here alone a page may know a seed. */
const step = 30_000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes that a seed in base32 (RFC 4648, 6) stands for. */
export function seedBytes(base32: string): Uint8Array<ArrayBuffer> {
  const bits = [...base32.replace(/=+$/, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const octets = bits.match(/.{8}/g) ?? [];
  return Uint8Array.from(octets, (octet) => Number.parseInt(octet, 2));
}

/** The code of a moment; nothing where the browser seals nothing (a page that came unencrypted from afar). */
export async function codeAt(base32: string, now: number): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return undefined;
  const hash = { name: 'HMAC', hash: 'SHA-1' };
  const key = await subtle.importKey('raw', seedBytes(base32), hash, false, ['sign']);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(now / step)));
  const tag = new DataView(await subtle.sign('HMAC', key, counter.buffer));
  const offset = tag.getUint8(tag.byteLength - 1) & 0xf;
  const number = tag.getUint32(offset) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Whole seconds until the next code: from 30 down to 1. */
export function secondsLeft(now: number): number {
  return Math.ceil((step - (now % step)) / 1000);
}

/** Which step a moment belongs to. */
export function stepOf(now: number): number {
  return Math.floor(now / step);
}
