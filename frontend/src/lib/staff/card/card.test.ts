import { expect, test } from 'vitest';
import { readCard, typedFrom } from './card.ts';

const text =
  '033180000101|145678901|Nguyễn Thị Mẫu|15021980|Nữ|Số 1, Phố Mẫu, Phường Thử, Hưng Yên|25042021';

test('the seven fields of a chip card are read', () => {
  expect(readCard(text)).toEqual({
    personal_id: '033180000101',
    full_name: 'Nguyễn Thị Mẫu',
    birth_date: '15/02/1980',
    gender: 'female',
    address: 'Số 1, Phố Mẫu, Phường Thử, Hưng Yên',
  });
});

test('an old number may be empty, more fields are ignored, and accents may come in pieces', () => {
  expect(readCard(`${text}|||thêm|nữa`)?.full_name).toBe('Nguyễn Thị Mẫu');
  expect(readCard(text.replace('145678901', ''))?.personal_id).toBe('033180000101');
  expect(readCard(text.normalize('NFD'))).toEqual(readCard(text));
  expect(readCard(text.replace('|Nữ|', '|NAM|'))?.gender).toBe('male');
  expect(readCard(text.replace('|Nữ|', '|?|'))?.gender).toBe('');
});

test.each([
  '',
  'VNEID:1:abc',
  'https://example.vn/?a=1|b|c|d|e|f|g',
  text.split('|').slice(0, 6).join('|'),
  text.replace('033180000101', '03318000010'),
  text.replace('15021980', '31021980'),
  text.replace('15021980', '1980'),
  text.replace('Nguyễn Thị Mẫu', ' '),
])('%s is no card', (other) => {
  expect(readCard(other)).toBeUndefined();
});

test('only what the card says goes into the form', () => {
  const card = readCard(
    text.replace('Số 1, Phố Mẫu, Phường Thử, Hưng Yên', '').replace('|Nữ|', '||'),
  );
  expect(card && typedFrom(card)).toEqual({
    full_name: 'Nguyễn Thị Mẫu',
    birth_date: '15/02/1980',
    personal_id: '033 180 000 101',
  });
});
