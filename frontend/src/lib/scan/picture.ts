/** Enough for a code that fills a third of the picture, and quick to search. */
const frame = 800;
/** A picture from the gallery is searched once, so it may be larger. */
const largest = 1600;

type Source = HTMLVideoElement | ImageBitmap;

const sizeOf = (source: Source) =>
  source instanceof HTMLVideoElement
    ? { width: source.videoWidth, height: source.videoHeight }
    : source;

function draw(source: Source, most: number, canvas: HTMLCanvasElement): HTMLCanvasElement {
  const { width, height } = sizeOf(source);
  const scale = Math.min(1, most / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** What the camera sees now; nothing before its first picture. */
export function snapshot(video: HTMLVideoElement, canvas: HTMLCanvasElement) {
  return video.videoWidth > 0 ? draw(video, frame, canvas) : undefined;
}

/** A picture from a file. It is decoded here and goes nowhere. */
export async function fromFile(file: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file);
  const drawn = draw(bitmap, largest, document.createElement('canvas'));
  bitmap.close();
  return drawn;
}
