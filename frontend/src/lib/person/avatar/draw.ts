import type { Square } from './crop.ts';
import type { Picture } from './open-picture.ts';

/** Draws what lies under the square over the whole of a canvas. */
export function draw(canvas: HTMLCanvasElement, { image }: Picture, { x, y, side }: Square) {
  const brush = canvas.getContext('2d');
  if (!brush) return;
  brush.imageSmoothingQuality = 'high';
  brush.clearRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, x, y, side, side, 0, 0, canvas.width, canvas.height);
}
