import { expect, test } from 'vitest';
import { codeComplaint } from './code-shape.ts';
import { accountOf, inFours, inHalves, secretOf } from './secret.ts';

const address =
  'otpauth://totp/T%E1%BB%89nh%20X:moi.vao?secret=GEZDGNBVGY3TQOJQ&issuer=T%E1%BB%89nh%20X&digits=6';

test('an authenticator’s address says the seed and whose it is', () => {
  expect(secretOf(address)).toBe('GEZDGNBVGY3TQOJQ');
  expect(accountOf(address)).toBe('moi.vao');
  expect(secretOf('https://example.vn')).toBe('');
});

test('what is typed is grouped for the eye', () => {
  expect(inFours('GEZDGNBVGY')).toEqual(['GEZD', 'GNBV', 'GY']);
  expect(inHalves('ABCDEFGHJK')).toBe('ABCDE-FGHJK');
  expect(inHalves('ABCDE-FGHJK')).toBe('ABCDE-FGHJK');
});

test('spaces and hyphens in a code are forgiven', () => {
  expect(codeComplaint('123 456')).toBeUndefined();
  expect(codeComplaint('123-456')).toBeUndefined();
  expect(codeComplaint(' ')).toBe('missing');
  expect(codeComplaint('12345')).toBe('shape');
  expect(codeComplaint('12345a')).toBe('shape');
});
