import { expect, test } from 'vitest';
import { backTo, entrance, recordForm, staffSignIn, startVneid } from './addresses.ts';

test('a page to go back to is one of the staff’s side, and no door', () => {
  expect(backTo('/hethong/don-vi?a=1')).toBe('/hethong/don-vi?a=1');
  for (const none of [
    null,
    '',
    '/',
    '/hethong',
    '/hethongs/x',
    '/dich-vu-cong/cong-dan/tai-khoan',
    '//evil.example/hethong/x',
    'https://evil.example/hethong/x',
    '/hethong/login?stage=totp',
    '/hethong/vao',
    '/hethong/vao?return_to=/hethong/don-vi',
    '/hethong/da-dang-xuat',
  ]) {
    expect(backTo(none), String(none)).toBeUndefined();
  }
});

test('what is carried along arrives whole', () => {
  expect(staffSignIn()).toBe('/hethong/login');
  expect(staffSignIn({ stage: 'totp', returnTo: '/hethong/don-vi?x=a&y=b' })).toBe(
    '/hethong/login?stage=totp&return_to=%2Fhethong%2Fdon-vi%3Fx%3Da%26y%3Db',
  );
  expect(recordForm('/hethong')).toBe('/hethong/trang-ca-nhan/cap-nhat');
  const there = new URL(startVneid('/hethong/don-vi'), 'http://own.invalid');
  expect(there.searchParams.get('return_to')).toBe(entrance('/hethong/don-vi'));
});
