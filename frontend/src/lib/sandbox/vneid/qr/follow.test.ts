import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { follow } from './follow.ts';

/** A stream whose events the test makes. */
class Stream extends EventTarget {
  static opened: Stream[] = [];
  open = true;

  constructor() {
    super();
    Stream.opened.push(this);
  }

  close() {
    this.open = false;
  }

  tell(event: string, data = {}) {
    if (this.open) this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
}

const waiting = {
  show: vi.fn(),
  draw: vi.fn(async () => undefined),
  look: vi.fn(async () => undefined),
};
let stop: () => void;
let stream: Stream;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
  vi.clearAllMocks();
  stop = follow(waiting);
  stream = Stream.opened.at(-1) as Stream;
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('while codes come, nothing is asked', async () => {
  for (let second = 0; second < 10; second++) {
    stream.tell('code', { svg: `<svg id="${second}"/>` });
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(waiting.show).toHaveBeenCalledTimes(10);
  expect(waiting.show).toHaveBeenLastCalledWith('<svg id="9"/>');
  expect(waiting.look).not.toHaveBeenCalled();
  expect(waiting.draw).not.toHaveBeenCalled();
});

test('a scan is looked at, and the silence after it is no reason to give up the stream', async () => {
  stream.tell('code', { svg: '' });
  stream.tell('scanned');
  expect(waiting.look).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(4000);
  expect(stream.open).toBe(true);
  stream.tell('approved');
  expect(waiting.look).toHaveBeenCalledTimes(2);
  expect(stream.open).toBe(false);
});

test('a stream that dies without a word after the scan is found out', async () => {
  stream.tell('scanned');
  await vi.advanceTimersByTimeAsync(11_000);
  expect(waiting.look).toHaveBeenCalledTimes(3);
});

test.each(['error', 'expired', 'changed'])('after %s it asks', async (event) => {
  stream.tell(event);
  await vi.advanceTimersByTimeAsync(4100);
  expect(stream.open).toBe(false);
  expect(waiting.look).toHaveBeenCalledTimes(3);
  expect(waiting.draw).toHaveBeenCalledTimes(5);
});

test('a stream without codes is given up after three seconds', async () => {
  await vi.advanceTimersByTimeAsync(2900);
  expect(stream.open).toBe(true);
  await vi.advanceTimersByTimeAsync(200);
  expect(stream.open).toBe(false);
  expect(waiting.draw).toHaveBeenCalledTimes(1);
});

test('told to stop, it is quiet', async () => {
  stop();
  expect(stream.open).toBe(false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(waiting.look).not.toHaveBeenCalled();
});

test('told to stop while it asks, it asks no more', async () => {
  stream.tell('error');
  await vi.advanceTimersByTimeAsync(100);
  stop();
  vi.clearAllMocks();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(waiting.look).not.toHaveBeenCalled();
  expect(waiting.draw).not.toHaveBeenCalled();
});
