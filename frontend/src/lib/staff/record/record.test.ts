import { expect, test } from 'vitest';
import { compare } from './merge.ts';
import { disagreements, numberSays } from './number-says.ts';
import { changedIn, forField, inputOf, type Typed } from './record.ts';

const empty: Typed = {
  full_name: '',
  gender: '',
  birth_date: '',
  personal_id: '',
  phone: '',
  address: '',
  email: '',
  default_page: '',
};
const before: Typed = {
  ...empty,
  full_name: 'Nguyễn Thị Mẫu',
  gender: 'female',
  birth_date: '15/02/1980',
  personal_id: '033 180 000 101',
  phone: '0901 000 001',
};

test('values stand in their fields as people write them', () => {
  expect(forField('phone', '+84901000001')).toBe('0901 000 001');
  expect(forField('birth_date', '1980-02-15')).toBe('15/02/1980');
  expect(forField('personal_id', '033180000101')).toBe('033 180 000 101');
  expect(forField('email', undefined)).toBe('');
});

test('another spelling is no change', () => {
  const typed = {
    ...before,
    phone: '+84 901.000.001',
    birth_date: '15-2-1980',
    full_name: 'Nguyễn  Thị Mẫu ',
    personal_id: '033180000101',
  };
  expect(changedIn(before, typed)).toEqual([]);
  expect(changedIn(before, { ...before, phone: '84901000001' })).toEqual([]);
  expect(changedIn(before, { ...before, phone: '', email: 'a@b.vn' })).toEqual(['phone', 'email']);
});

test('what is empty is left out of what is sent', () => {
  expect(inputOf({ ...before, address: '  ' })).toEqual({
    full_name: 'Nguyễn Thị Mẫu',
    gender: 'female',
    birth_date: '1980-02-15',
    personal_id: '033 180 000 101',
    phone: '0901 000 001',
  });
});

test('what another tab saved is kept, and asked about only where both changed it', () => {
  const now = { ...before, phone: '0901 000 002', address: '1 Phố Mẫu', email: 'x@mau.vn' };
  const typed = { ...before, phone: '0901 000 003', email: 'x@mau.vn', full_name: 'Nguyễn Mẫu' };
  expect(compare(before, typed, now)).toEqual({ conflicts: ['phone'], others: ['address'] });
});

test.each([
  ['033180000101', { isFemale: true, year: 1980 }],
  ['033 095 000 901', { isFemale: false, year: 1995 }],
  ['033204000901', { isFemale: false, year: 2004 }],
  ['03320400090', undefined],
])('the number %s says what it usually says', (number, says) => {
  expect(numberSays(number)).toEqual(says);
});

test('digits that disagree are noticed', () => {
  expect(disagreements(before)).toEqual([]);
  expect(disagreements({ ...before, gender: 'male' })).toEqual(['number_gender']);
  expect(disagreements({ ...before, birth_date: '1/1/1981' })).toEqual(['number_birth_year']);
  expect(disagreements({ ...before, gender: '', birth_date: '' })).toEqual([]);
});
