import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenBack } from './when-back.ts';

const look = vi.fn();
let stop: () => void;

// A page that opened a moment ago: the browser counts its time from there.
beforeEach(() => {
  vi.useFakeTimers({ now: 0, toFake: ['performance', 'Date', 'setTimeout'] });
  look.mockClear();
  stop = whenBack(look);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('it looks at once, however fast the page came', () => {
  expect(look).toHaveBeenCalledTimes(1);
});

test('the events of one return are one look', () => {
  vi.advanceTimersByTime(5000);
  dispatchEvent(new Event('focus'));
  document.dispatchEvent(new Event('visibilitychange'));
  expect(look).toHaveBeenCalledTimes(2);
});

test('a page kept for the Back button looks whatever came before', () => {
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  expect(look).toHaveBeenCalledTimes(2);
});

test('it stops when the page is over', () => {
  stop();
  vi.advanceTimersByTime(5000);
  dispatchEvent(new Event('focus'));
  expect(look).toHaveBeenCalledTimes(1);
});

test('an effect that looks does not run again over what the look read', () => {
  let answers = $state(0);
  const dispose = $effect.root(() => {
    $effect(() =>
      whenBack(() => {
        look(answers);
        answers += 1;
      }),
    );
  });
  flushSync();
  flushSync();
  expect(look).toHaveBeenCalledTimes(2);
  dispose();
});
