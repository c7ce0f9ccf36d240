import { expect, test } from 'vitest';
import { inPixels, largest, pushed, resized, scaled, sideAt, zoomOf } from './crop.ts';

const wide = { width: 800, height: 600 };
const tall = { width: 600, height: 800 };

test('the largest square lies in the middle', () => {
  expect(largest(wide)).toEqual({ x: 100, y: 0, side: 600 });
  expect(largest(tall)).toEqual({ x: 0, y: 100, side: 600 });
});

test('a picture is pushed as far as it goes, and no further', () => {
  expect(pushed(largest(wide), 40, 40, wide)).toEqual({ x: 60, y: 0, side: 600 });
  expect(pushed(largest(wide), 999, 0, wide).x).toBe(0);
  expect(pushed(largest(wide), -999, 0, wide).x).toBe(200);
});

test('what lies under the fingers stays there when the square shrinks', () => {
  const square = resized({ x: 100, y: 0, side: 600 }, 300, wide, { x: 0.5, y: 0.5 });
  expect(square).toEqual({ x: 250, y: 150, side: 300 });
  expect(resized({ x: 100, y: 0, side: 600 }, 300, wide, { x: 0, y: 0 })).toEqual({
    x: 100,
    y: 0,
    side: 300,
  });
});

test('no square is larger than the picture, or a mere blur', () => {
  expect(resized(largest(wide), 9999, wide).side).toBe(600);
  expect(resized(largest(wide), 1, wide).side).toBe(64);
  const tiny = { width: 30, height: 20 };
  expect(resized(largest(tiny), 1, tiny).side).toBe(20);
});

test('a square that grows at the edge stays within', () => {
  expect(resized({ x: 700, y: 500, side: 100 }, 600, wide)).toEqual({ x: 200, y: 0, side: 600 });
});

test('zoom and side are two ways to say the same', () => {
  for (const zoom of [0, 0.25, 0.5, 1]) {
    expect(zoomOf({ x: 0, y: 0, side: sideAt(zoom, wide) }, wide)).toBeCloseTo(zoom);
  }
  const tiny = { width: 30, height: 20 };
  expect(zoomOf(largest(tiny), tiny)).toBe(0);
});

test('what is sent is whole and lies within the picture', () => {
  expect(inPixels({ x: 199.7, y: 0.4, side: 600.4 }, wide)).toEqual({ x: 200, y: 0, side: 600 });
  for (let n = 0; n < 500; n += 1) {
    const size = { width: 1 + ((n * 37) % 999), height: 1 + ((n * 91) % 999) };
    const free = resized(pushed(largest(size), n * 1.7, n * -2.3, size), (n * 13) % 700, size);
    const { x, y, side } = inPixels(free, size);
    expect([x, y, side].every(Number.isInteger)).toBe(true);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(side).toBeGreaterThanOrEqual(1);
    expect(x + side).toBeLessThanOrEqual(size.width);
    expect(y + side).toBeLessThanOrEqual(size.height);
  }
});

test('in a smaller copy it is the same part', () => {
  const half = { width: 400, height: 300 };
  expect(scaled({ x: 100, y: 50, side: 300 }, wide, half)).toEqual({ x: 50, y: 25, side: 150 });
});
