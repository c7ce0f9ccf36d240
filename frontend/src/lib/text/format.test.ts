import { describe, expect, test } from 'vitest';
import {
  calendarDate,
  countdown,
  day,
  groups,
  homePhone,
  initials,
  moment,
  plainNumber,
  time,
} from './format.ts';

describe('dates and times', () => {
  test('are those of Viet Nam, wherever the browser is', () => {
    expect(day('2026-11-23T17:00:00Z')).toBe('24/11/2026');
    expect(day('2026-11-23T16:59:59Z')).toBe('23/11/2026');
    expect(time('2026-11-23T17:00:05Z')).toBe('00:00:05');
    expect(moment('2026-11-23T17:00:05Z')).toBe('00:00 24/11/2026');
  });

  test('a birth date may be a year alone', () => {
    expect(calendarDate('1980-02-29')).toBe('29/02/1980');
    expect(calendarDate('1957')).toBe('1957');
  });

  test('a countdown never goes below zero and its last second reads one', () => {
    expect([181_000, 60_000, 1, 0, -5].map(countdown)).toEqual([
      '3:01',
      '1:00',
      '0:01',
      '0:00',
      '0:00',
    ]);
  });
});

describe('numbers', () => {
  test('are grouped for the eye', () => {
    expect(groups('033123456789')).toEqual(['033', '123', '456', '789']);
    expect(groups('12345678')).toEqual(['12', '345', '678']);
    expect(groups('0912345678')).toEqual(['0912', '345', '678']);
    expect(groups('02213863456')).toEqual(['0221', '3863', '456']);
    expect(groups('không có')).toEqual(['không có']);
  });

  test('are taken as people type them', () => {
    expect(plainNumber(' 033-123.456 789')).toBe('033123456789');
    expect(homePhone('+84912345678')).toBe('0912345678');
    expect(homePhone('+842213863456')).toBe('02213863456');
  });
});

test('initials are those of the first and the last word', () => {
  expect(initials('Nguyễn Thị Mẫu')).toBe('NM');
  expect(initials('Đặng')).toBe('Đ');
});
