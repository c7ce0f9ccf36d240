import { expect, test } from 'vitest';
import { deviceInWords, wayInWords } from '#lib/person/device-words.ts';
import account from '#lib/text/account/vi.ts';
import activity from '#lib/text/activity/vi.ts';
import sessions from '#lib/text/sessions/vi.ts';
import { byDay, dayInWords } from './days.ts';
import { detailsInWords } from './details.ts';

test('entries stand under their day in Việt Nam', () => {
  const at = ['2026-11-25T18:00:00Z', '2026-11-25T17:00:00Z', '2026-11-25T16:59:59Z'];
  const days = byDay(at.map((one) => ({ at: one })));
  expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
    ['26/11/2026', 2],
    ['25/11/2026', 1],
  ]);
});

test('today and yesterday are called so, as soon as the time is known', () => {
  const now = Date.parse('2026-11-25T17:00:00Z');
  const words = { today: 'Hôm nay', yesterday: 'Hôm qua' };
  expect(dayInWords('26/11/2026', now, words)).toBe('Hôm nay, 26/11/2026');
  expect(dayInWords('25/11/2026', now, words)).toBe('Hôm qua, 25/11/2026');
  expect(dayInWords('24/11/2026', now, words)).toBe('24/11/2026');
  expect(dayInWords('26/11/2026', 0, words)).toBe('26/11/2026');
});

const words = { activity, fields: account.fields, ways: sessions.ways };
const entry = (details?: object) =>
  ({ event: 'profile_changed', details }) as Parameters<typeof detailsInWords>[0];

test('details are sentences, and what has no words is left out', () => {
  expect(detailsInWords(entry(), words)).toEqual([]);
  expect(detailsInWords(entry({ fields: ['email', 'nieuw'] }), words)).toEqual([
    'Mục: Email, nieuw',
  ]);
  expect(detailsInWords(entry({ sessions: 0 }), words)).toEqual(['Số phiên đã kết thúc: 0']);
  expect(detailsInWords(entry({ problem: 'other_person' }), words)).toEqual([
    'Lý do: người xác nhận không phải chủ tài khoản',
  ]);
  expect(detailsInWords(entry({ problem: 'constructor' }), words)).toEqual([]);
});

test('a device is called what its owner would call it', () => {
  expect(deviceInWords({ browser: 'Chrome 156', system: 'Windows' }, sessions)).toBe(
    'Chrome 156 trên Windows',
  );
  expect(
    deviceInWords({ browser: 'Chrome 156', system: 'Android 16', model: 'SM-A155F' }, sessions),
  ).toBe('Chrome 156 trên SM-A155F (Android 16)');
  expect(deviceInWords({ system: 'iOS 18', model: 'iPhone' }, sessions)).toBe('iPhone (iOS 18)');
  expect(deviceInWords({}, sessions)).toBe('Không rõ thiết bị');
});

test('of a way of signing in, what is known is told', () => {
  expect(wayInWords('VNeID', ['pwd', 'otp', 'mfa'], sessions)).toBe('VNeID: mật khẩu, mã OTP');
  expect(wayInWords('VNeID', ['mfa', 'toString'], sessions)).toBe('VNeID');
});
