import { expect, test } from 'vitest';
import { checkPassword } from './check.ts';
import { checkCode } from './check-code.ts';

const complaints = (found: ReturnType<typeof checkCode>) =>
  Object.keys(found).filter((field) => found[field]);

test('spaces, dots and hyphens in numbers are forgiven', () => {
  expect(complaints(checkPassword('033 080.000-101', 'x'))).toEqual([]);
  expect(complaints(checkCode(' 123 456 '))).toEqual([]);
});

test('everything missing or misshapen is named at once', () => {
  expect(complaints(checkPassword('', ''))).toEqual(['personal_id', 'password']);
  expect(complaints(checkPassword('33080000101', 'x'))).toEqual(['personal_id']);
  expect(complaints(checkCode('12345a'))).toEqual(['code']);
});

test('a password of spaces is a password', () => {
  expect(complaints(checkPassword('033080000101', '  '))).toEqual([]);
});
