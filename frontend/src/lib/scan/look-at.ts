import { snapshot } from './picture.ts';
import { Reader } from './reader.ts';

const between = 100;

/** Reads the codes that the camera sees, again and again, until the returned function is called. */
export function lookAt(
  video: HTMLVideoElement,
  heed: (texts: string[]) => void | Promise<void>,
): () => void {
  const stop = new AbortController();
  look(video, heed, stop.signal);
  return () => stop.abort();
}

async function look(
  video: HTMLVideoElement,
  heed: (texts: string[]) => void | Promise<void>,
  signal: AbortSignal,
) {
  const [reader, canvas] = [new Reader(), document.createElement('canvas')];
  while (!signal.aborted) {
    const picture = snapshot(video, canvas);
    const texts = picture ? await reader.read(picture) : [];
    if (!signal.aborted) await heed(texts);
    await new Promise((later) => setTimeout(later, between));
  }
  reader.close();
}
