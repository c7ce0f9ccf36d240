/** The seed in an authenticator's address, as one types it; nothing if it is none. */
export function secretOf(otpauth: string): string {
  return /[?&]secret=([A-Z2-7]+)/.exec(otpauth)?.[1] ?? '';
}

/** Whose code it is, as the authenticator will show it. */
export function accountOf(otpauth: string): string {
  const label = /^otpauth:\/\/totp\/([^?]+)/.exec(otpauth)?.[1] ?? '';
  return decodeURIComponent(label).split(':').at(-1) ?? '';
}

/** In groups of four for the eye. */
export function inFours(text: string): string[] {
  return text.match(/.{1,4}/g) ?? [];
}

/** A recovery code in two halves: ABCDE-FGHJK. The hyphen may be typed or not. */
export function inHalves(code: string): string {
  const plain = code.replaceAll('-', '');
  return plain.length === 10 ? `${plain.slice(0, 5)}-${plain.slice(5)}` : code;
}
