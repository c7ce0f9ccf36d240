import { expect, test } from 'vitest';
import { localPage, ownPath, paths, signInPage, startSignIn } from './paths.ts';

test.each([
  null,
  '',
  'dang-nhap',
  'https://example.org/',
  '//example.org/',
  '/\\example.org',
  '/\t/example.org',
  '/.//example.org',
  'javascript:alert(1)',
])('%j is no path of this site', (wanted) => {
  expect(ownPath(wanted)).toBeUndefined();
});

test('a path of this site keeps its query and fragment', () => {
  expect(ownPath('/thu-nghiem?x=1#tin-nhan')).toBe('/thu-nghiem?x=1#tin-nhan');
});

test('the sign-in page is told where to go back to and why it is shown', () => {
  expect(signInPage(paths.account)).toBe(paths.signIn);
  expect(signInPage('/?a=1', 'session_ended')).toBe(
    `${paths.signIn}?problem=session_ended&return_to=%2F%3Fa%3D1`,
  );
  expect(signInPage('//example.org')).toBe(paths.signIn);
});

test('a shared computer is told to the server', () => {
  expect(startSignIn('/', true)).toBe('/api/citizen/sign-in?return_to=%2F&shared_computer=true');
});

test('a sign-in with nowhere to go back to ends at the account', () => {
  expect(startSignIn()).toBe(`/api/citizen/sign-in?return_to=${encodeURIComponent(paths.account)}`);
});

test('another provider, and the pages of the user name, take along where the person wanted to go', () => {
  expect(startSignIn('/?a=1', true, 'dvcqg')).toBe(
    '/api/citizen/sign-in?return_to=%2F%3Fa%3D1&provider=dvcqg&shared_computer=true',
  );
  expect(localPage(paths.localSignIn)).toBe(paths.localSignIn);
  expect(localPage(paths.localCode, paths.links, true)).toBe(
    `${paths.localCode}?return_to=${encodeURIComponent(paths.links)}&shared_computer=true`,
  );
  expect(localPage(paths.localCode, '//example.org')).toBe(paths.localCode);
});
