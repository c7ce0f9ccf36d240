const units = ['B', 'KB', 'MB', 'GB'];

/**
 * The file that is checked and then brought in. It stays from page to page until another one is chosen; after a reload it
 * has to be chosen again, and is known by its digest.
 */
class Chosen {
  file = $state.raw<File>();
  sha256 = $state<string>();

  async take(file: File | undefined) {
    if (!file) return;
    this.file = file;
    this.sha256 = undefined;
    const digest = await digestOf(file);
    if (this.file === file) this.sha256 = digest;
  }
}

export const chosen = new Chosen();

/** In hexadecimal digits; nothing if the browser does not reckon it, as on a page that came unencrypted from afar. */
async function digestOf(file: File): Promise<string | undefined> {
  try {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return undefined;
  }
}

/** How large, as people say it. */
export function sizeOf({ size }: File): string {
  let [left, step] = [size, 0];
  while (left >= 1024 && step < units.length - 1) {
    left /= 1024;
    step += 1;
  }
  return `${left.toFixed(step === 0 ? 0 : 1).replace('.', ',')}\u00a0${units[step]}`;
}
