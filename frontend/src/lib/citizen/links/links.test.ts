import { expect, test } from 'vitest';
import { deedFrom } from './links.ts';

test('only what could have been asked for goes on after the proof', () => {
  expect(deedFrom({ act: 'remove', of: '1' })).toEqual({ act: 'remove', of: '1' });
  expect(deedFrom({ act: 'link', of: 'dvcqg' })).toEqual({ act: 'link', of: 'dvcqg' });
  expect(deedFrom({ act: 'confirm', of: '1' })).toBeUndefined();
  expect(deedFrom({ act: 'remove', of: '' })).toBeUndefined();
  expect(deedFrom(undefined)).toBeUndefined();
});
