import { expect, test } from 'vitest';
import { typedDay } from '#lib/person/typed-day.ts';
import { changedIn, changesFor, conflicts, forField } from './edit.ts';
import { editGroups, editPage, fieldOf, groupOf, historyPage } from './fields.ts';

test.each([
  ['05/09/2021', '2021-09-05'],
  ['5/9/2021', '2021-09-05'],
  ['5-9-2021', '2021-09-05'],
  ['5. 9. 2021', '2021-09-05'],
  ['5 9 2021', '2021-09-05'],
  ['05092021', '2021-09-05'],
  ['2021-9-5', '2021-09-05'],
  [' 05/09/2021 ', '2021-09-05'],
  ['30/02/2021', '2021-02-30'],
  ['tháng 9', 'tháng 9'],
  ['5/9/21', '5/9/21'],
  ['', ''],
])('a day typed as %j goes as %j', (typed, sent) => {
  expect(typedDay(typed)).toBe(sent);
});

test('values stand in their fields as people write them', () => {
  expect(forField('id_issued_on', '2021-09-05')).toBe('05/09/2021');
  expect(forField('contact_phone', '+84912345678')).toBe('0912 345 678');
  expect(forField('fax', '+842213863456')).toBe('0221 3863 456');
  expect(forField('email', undefined)).toBe('');
});

test('only what differs counts as typed', () => {
  const before = { contact_phone: '0912 345 678' };
  expect(changedIn(before, { contact_phone: '0912.345-678' })).toEqual({});
  expect(changedIn(before, { contact_phone: '0912 345 679' })).toEqual({
    contact_phone: '0912 345 679',
  });
  expect(changedIn({ email: 'a@b.vn' }, { email: ' a@b.vn ' })).toEqual({});
  expect(changedIn({ email: 'a@b.vn' }, { email: '' })).toEqual({ email: '' });
});

test('an empty field is cleared', () => {
  expect(changesFor({ fax: '  ', id_issued_on: '5/9/2021', organisation: ' A ' })).toEqual({
    fax: null,
    id_issued_on: '2021-09-05',
    organisation: 'A',
  });
});

test('two who say the same in the same field are of one mind', () => {
  const typed = { id_issued_on: '05/09/2021', fax: '0221 3863 456' };
  const changed = [
    { field: 'id_issued_on', value: '2021-09-05' },
    { field: 'fax', value: '+842213863456' },
    { field: 'email', value: 'x@y.vn' },
  ] as Parameters<typeof conflicts>[1];
  expect(conflicts(typed, changed)).toEqual([]);
  expect(conflicts({ fax: '' }, changed).map(({ field }) => field)).toEqual(['fax']);
});

test('every group has an address of its own, and leads back to itself', () => {
  for (const [name, { slug, fields }] of Object.entries(editGroups)) {
    expect(groupOf(slug)).toBe(name);
    for (const field of fields) expect(editPage(field)).toContain(`muc=${slug}`);
  }
  expect(editPage('full_name')).toBeUndefined();
  expect(groupOf('ho-va-ten')).toBeUndefined();
  expect(fieldOf(new URL(`http://x${historyPage('phone')}`).searchParams.get('muc'))).toBe('phone');
  expect(fieldOf('constructor')).toBeUndefined();
});
