import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from './engines.ts';
import { Reader } from './reader.ts';

const picture = {} as HTMLCanvasElement;

function engine(...finds: (string[] | Error)[]) {
  const close = vi.fn();
  const find = vi.fn(async () => {
    const found = finds.length > 1 ? finds.shift() : finds[0];
    if (found instanceof Error) throw found;
    return found ?? [];
  });
  const made: Engine = { find, close };
  return { make: vi.fn(async () => made), find, close };
}

const absent = vi.fn(async () => undefined);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

test("the browser's own is used if there is one, and no other is loaded", async () => {
  const [own, small, heavy] = [engine(['a']), engine(['b']), engine(['c'])];
  expect(await new Reader([own.make, small.make], heavy.make).read(picture)).toEqual(['a']);
  expect(small.make).not.toHaveBeenCalled();
  expect(heavy.make).not.toHaveBeenCalled();
});

test('without one, the small one does it', async () => {
  const [small, heavy] = [engine(['b']), engine(['c'])];
  const reader = new Reader([absent, small.make], heavy.make);
  expect(await reader.read(picture)).toEqual(['b']);
  expect(await reader.read(picture)).toEqual(['b']);
  expect(small.make).toHaveBeenCalledTimes(1);
  expect(heavy.make).not.toHaveBeenCalled();
});

test('one that fails gives way to the next, for good', async () => {
  const [own, small, heavy] = [engine(new Error()), engine(['b']), engine(['c'])];
  const reader = new Reader([own.make, small.make], heavy.make);
  expect(await reader.read(picture)).toEqual(['b']);
  expect(await reader.read(picture)).toEqual(['b']);
  expect(own.find).toHaveBeenCalledTimes(1);
  expect(own.close).toHaveBeenCalled();
});

test('the thorough one comes after three seconds without success, and the light one goes on', async () => {
  const [small, heavy] = [engine([]), engine(['c'])];
  const reader = new Reader([small.make], heavy.make);
  expect(await reader.read(picture)).toEqual([]);
  vi.advanceTimersByTime(2900);
  await reader.read(picture);
  expect(heavy.make).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  await reader.read(picture);
  expect(heavy.make).toHaveBeenCalledTimes(1);
  expect(await reader.read(picture)).toEqual(['c']);
  expect(small.find).toHaveBeenCalledTimes(4);
});

test('a success begins the three seconds anew', async () => {
  const [small, heavy] = [engine(['x'], []), engine(['c'])];
  const reader = new Reader([small.make], heavy.make);
  await reader.read(picture);
  vi.advanceTimersByTime(5000);
  await reader.read(picture);
  expect(heavy.make).not.toHaveBeenCalled();
});

test('if all light ones fail, the thorough one comes at once', async () => {
  const heavy = engine(['c']);
  const reader = new Reader([absent, engine(new Error()).make], heavy.make);
  await reader.read(picture);
  expect(await reader.read(picture)).toEqual(['c']);
});

test('the only picture there is gets the thorough one without waiting', async () => {
  const heavy = engine(['c']);
  expect(await new Reader([engine([]).make], heavy.make).readOnce(picture)).toEqual(['c']);
});

test('if the thorough one can not be had, nothing is found and nothing breaks', async () => {
  const lost = async () => {
    throw new Error('offline');
  };
  expect(await new Reader([engine([]).make], lost).readOnce(picture)).toEqual([]);
  const choking = engine(new Error());
  expect(await new Reader([engine([]).make], choking.make).readOnce(picture)).toEqual([]);
});

test('closed, it lets go of what it holds', async () => {
  const [small, heavy] = [engine([]), engine([])];
  const reader = new Reader([small.make], heavy.make);
  await reader.readOnce(picture);
  reader.close();
  expect(small.close).toHaveBeenCalled();
  expect(heavy.close).toHaveBeenCalled();
});
