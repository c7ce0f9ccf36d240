/** The square that is cut out of a picture, in pixels of the picture as it is seen upright. */
export interface Square {
  x: number;
  y: number;
  side: number;
}

export interface Size {
  width: number;
  height: number;
}

/** A point within the square, from 0 to 1 along each side. */
export interface Point {
  x: number;
  y: number;
}

const middle: Point = { x: 0.5, y: 0.5 };
/** Less than this is but a blur. */
const fewest = 64;

const between = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), Math.max(least, most));

export function longestSide({ width, height }: Size): number {
  return Math.min(width, height);
}

export function shortestSide(size: Size): number {
  return Math.min(fewest, longestSide(size));
}

/** The largest square in the middle. */
export function largest(size: Size): Square {
  const side = longestSide(size);
  return { x: (size.width - side) / 2, y: (size.height - side) / 2, side };
}

function inside({ x, y, side }: Square, { width, height }: Size): Square {
  return { x: between(x, 0, width - side), y: between(y, 0, height - side), side };
}

/** The picture is pushed by so many of its pixels under the square, as far as it goes. */
export function pushed(square: Square, right: number, down: number, size: Size): Square {
  return inside({ ...square, x: square.x - right, y: square.y - down }, size);
}

/** The square with another side; what lies under `anchor` stays there as far as it goes. */
export function resized(square: Square, side: number, size: Size, anchor = middle): Square {
  const wanted = between(side, shortestSide(size), longestSide(size));
  const grown = wanted - square.side;
  return inside(
    { x: square.x - grown * anchor.x, y: square.y - grown * anchor.y, side: wanted },
    size,
  );
}

/** How far in, from 0 (all of it) to 1; each step of it looks alike. */
export function zoomOf({ side }: Square, size: Size): number {
  const range = Math.log(longestSide(size) / shortestSide(size));
  return range > 0 ? Math.log(longestSide(size) / side) / range : 0;
}

export function sideAt(zoom: number, size: Size): number {
  return longestSide(size) * (shortestSide(size) / longestSide(size)) ** between(zoom, 0, 1);
}

/** In whole pixels and within the picture, as the server wants it. */
export function inPixels({ x, y, side }: Square, size: Size): Square {
  const whole = between(Math.round(side), 1, longestSide(size));
  return {
    side: whole,
    x: between(Math.round(x), 0, size.width - whole),
    y: between(Math.round(y), 0, size.height - whole),
  };
}

/** The same square in a copy of the picture of another size. */
export function scaled(square: Square, from: Size, to: Size): Square {
  const scale = to.width / from.width;
  return inPixels({ x: square.x * scale, y: square.y * scale, side: square.side * scale }, to);
}
