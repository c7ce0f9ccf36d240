import { keyOf, turns } from './draft-storage.ts';

/**
 * What was typed and not saved yet. It survives a reload, the way to the provider and back, and a session that ended,
 * but is of no use to anybody else at this browser: it is sealed with a key made of the person's id, which the server
 * tells to that person's own session only and which is never stored. It lies in `sessionStorage`, so it ends with the
 * tab; a sign-out removes it here, and the server's `Clear-Site-Data` in every tab.
 */
export interface Draft {
  /** What was typed, by field; only what differs from what was there. */
  typed: Record<string, string>;
  /** The version that the person saw. */
  etag: string | undefined;
  /** Whether the person went away to prove who they are. */
  proving: boolean;
}

interface Sealed extends Draft {
  at: number;
}

/** Nobody comes back for a form of yesterday: as long as a session lives at most. */
const lifetime = 12 * 60 * 60 * 1000;

const encoder = new TextEncoder();

/** No browser seals anything on a page that came unencrypted from afar; then nothing is kept. */
const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;

async function keyFor(person: string): Promise<CryptoKey | undefined> {
  const digest = await subtle?.digest('SHA-256', encoder.encode(`motcua draft ${person}`));
  return digest && subtle?.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export async function keepDraft(person: string, name: string, draft: Draft) {
  turns.latest += 1;
  const mine = turns.latest;
  const key = await keyFor(person);
  if (!key || !subtle) return;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed: Sealed = { ...draft, at: Date.now() };
  const plain = encoder.encode(JSON.stringify(sealed));
  const params = { name: 'AES-GCM', iv, additionalData: encoder.encode(name) };
  const secret = new Uint8Array(await subtle.encrypt(params, key, plain));
  if (mine !== turns.latest) return;
  sessionStorage.setItem(keyOf(name), btoa(String.fromCharCode(...iv, ...secret)));
}

export async function readDraft(person: string, name: string): Promise<Draft | undefined> {
  const stored = sessionStorage.getItem(keyOf(name));
  const key = stored ? await keyFor(person) : undefined;
  if (!stored || !key || !subtle) return undefined;
  try {
    const bytes = Uint8Array.from(atob(stored), (letter) => letter.charCodeAt(0));
    const iv = bytes.slice(0, 12);
    const params = { name: 'AES-GCM', iv, additionalData: encoder.encode(name) };
    const plain = await subtle.decrypt(params, key, bytes.slice(12));
    const { at, ...draft }: Sealed = JSON.parse(new TextDecoder().decode(plain));
    if (Date.now() - at < lifetime) return draft;
  } catch {
    // Somebody else's, or none at all.
  }
  dropDraft(name);
  return undefined;
}

export function dropDraft(name: string) {
  turns.latest += 1;
  sessionStorage.removeItem(keyOf(name));
}
