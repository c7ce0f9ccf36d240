import { expect, test } from 'vitest';
import vi from '#lib/text/audit/vi.ts';
import type { Entry } from './list.ts';
import { changesOf, valueInWords } from './values.ts';

test('names of the program are told in words, and what people wrote as it is', () => {
  expect(valueInWords('full_name, gender', vi)).toBe('Họ tên, Giới tính');
  expect(valueInWords('staff_password', vi)).toBe('mật khẩu cán bộ');
  expect(valueInWords('2031-12-31T09:30:00+00:00', vi)).toBe('16:30 31/12/2031');
  expect(valueInWords('gender, An', vi)).toBe('gender, An');
  expect(valueInWords('constructor', vi)).toBe('constructor');
  expect(['', 'null', undefined].map((value) => valueInWords(value, vi))).toEqual(
    Array(3).fill('trống'),
  );
});

test('what stayed as it was is no change', () => {
  const changes = [
    { field: 'name', before: 'An', after: 'An' },
    { field: 'deadline', before: 'An', after: 'Ân' },
    { field: 'way', after: 'totp' },
  ];
  const found = changesOf({ changes } as Entry);
  expect(found.map(({ field }) => field)).toEqual(['deadline', 'way']);
});
