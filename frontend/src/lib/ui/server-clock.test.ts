import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ServerClock } from './server-clock.svelte.ts';

// The browser's own clock is years behind; only the time that passes on it counts.
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2001-01-01T00:00:00Z') });
});

afterEach(() => {
  vi.useRealTimers();
});

const server = '2026-11-23T17:00:00.000Z';

test('nothing is known before the server has told the time', () => {
  const clock = new ServerClock();
  const stop = clock.run();
  vi.advanceTimersByTime(1000);
  expect(clock.known).toBe(false);
  stop();
});

test("it runs on from the server's time, whatever this browser's clock says", () => {
  const clock = new ServerClock();
  clock.sync(server);
  expect(clock.now).toBe(Date.parse(server));
  const stop = clock.run();
  vi.advanceTimersByTime(38_000);
  flushSync();
  expect(clock.now - Date.parse(server)).toBe(38_000);
  stop();
  vi.advanceTimersByTime(5000);
  expect(clock.now - Date.parse(server)).toBe(38_000);
});

test('a later answer corrects it, backwards too', () => {
  const clock = new ServerClock();
  clock.sync(server);
  const stop = clock.run();
  vi.advanceTimersByTime(10_000);
  clock.sync('2026-11-23T16:50:00Z');
  vi.advanceTimersByTime(250);
  expect(clock.now).toBe(Date.parse('2026-11-23T16:50:00.250Z'));
  stop();
});
