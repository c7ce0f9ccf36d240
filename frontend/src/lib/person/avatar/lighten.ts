import { type Size, type Square, scaled } from './crop.ts';
import type { Picture } from './open-picture.ts';

/** What is sent: a file, and the square in pixels of what it shows upright. */
export interface Sendable {
  file: Blob;
  square: Square;
}

/** Below this a file goes as it is. */
const light = 1536 * 1024;
/** Of the whole square so many pixels are enough: what is kept has fewer. */
const enough = 1024;

/**
 * A heavy file is sent smaller: a photograph of 8 MB takes minutes on a slow network, and of it a picture of 512 pixels
 * is kept. It stays the whole picture, seen upright.
 */
export async function lightened(picture: Picture, square: Square): Promise<Sendable> {
  const scale = Math.min(1, enough / square.side);
  if (picture.file.size <= light || scale === 1) return { file: picture.file, square };
  const size: Size = {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
  const canvas = Object.assign(document.createElement('canvas'), size);
  const brush = canvas.getContext('2d');
  // JPEG has no transparency: what shows through is white, as paper is.
  if (brush) brush.fillStyle = '#ffffff';
  brush?.fillRect(0, 0, size.width, size.height);
  brush?.drawImage(picture.image, 0, 0, size.width, size.height);
  const file = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.92));
  if (!brush || !file) return { file: picture.file, square };
  return { file, square: scaled(square, picture, size) };
}
