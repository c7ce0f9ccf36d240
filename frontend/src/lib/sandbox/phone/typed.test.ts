import { expect, test } from 'vitest';
import { checkNewPasscode, checkPasscode } from './passcode.ts';
import { checkShortCode } from './short-code.ts';

const complaints = (found: ReturnType<typeof checkPasscode>) =>
  Object.keys(found).filter((field) => found[field]);

test('spaces, dots and hyphens in codes are forgiven', () => {
  expect(complaints(checkShortCode(' 072-837 989'))).toEqual([]);
  expect(complaints(checkPasscode('135 790'))).toEqual([]);
  expect(complaints(checkNewPasscode('135 790', '135790'))).toEqual([]);
});

test('what is missing or misshapen is named', () => {
  expect(complaints(checkShortCode(''))).toEqual(['short_code']);
  expect(complaints(checkShortCode('12345678'))).toEqual(['short_code']);
  expect(complaints(checkPasscode('12345'))).toEqual(['passcode']);
  expect(complaints(checkNewPasscode('', ''))).toEqual(['passcode', 'again']);
});

test('two passcodes that differ are told, once the first is one', () => {
  expect(complaints(checkNewPasscode('135790', '135791'))).toEqual(['again']);
  expect(complaints(checkNewPasscode('1357', '135791'))).toEqual(['passcode']);
});
