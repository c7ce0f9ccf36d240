import { expect, test } from 'vitest';
import { troubleOf } from '#lib/scan/camera.svelte.ts';
import { isOurs } from './payload.ts';

test.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'absent'],
  ['OverconstrainedError', 'absent'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'failed'],
])('%s of a camera means %s', (name, trouble) => {
  expect(troubleOf(new DOMException('', name))).toBe(trouble);
});

test('an error that is none of the camera is a failure like any', () => {
  expect(troubleOf(new Error('x'))).toBe('failed');
});

test('only codes that say so are sent', () => {
  expect(isOurs('VNEID:1:AHAWP2MNQJ4GHFQZ5K3V7B2XEA:59:ABCDEFGHIJKLMNOP')).toBe(true);
  for (const foreign of ['https://example.vn', 'VNEID:2:A', 'vneid:1:a', '033080000101|…', '']) {
    expect(isOurs(foreign), foreign).toBe(false);
  }
});
