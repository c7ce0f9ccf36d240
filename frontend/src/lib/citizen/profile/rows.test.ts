import { expect, test } from 'vitest';
import vi from '#lib/text/account/vi.ts';
import { order, profileGroups } from './rows.ts';

type Profile = Parameters<typeof profileGroups>[0];

const locked = { editable: false, why_not: 'owned_by_provider', put_right_at: 'vneid_app' };
const names = Object.values(order).flat();
const since = '2026-11-24T17:00:00Z';

function rowOf(name: string, field: object) {
  const fields = Object.fromEntries(names.map((one) => [one, { editable: true }]));
  const profile = { fields: { ...fields, [name]: field } } as unknown as Profile;
  return profileGroups(profile, vi)
    .flatMap(({ rows }) => rows)
    .find((row) => row.name === name);
}

test('every field of the guide stands once', () => {
  expect(names.toSorted()).toEqual(Object.keys(vi.fields).toSorted());
});

test('a value says who gave it and since when', () => {
  const row = rowOf('birth_date', { ...locked, value: '1957', source: 'vneid', since });
  expect(row?.value).toBe('1957');
  expect(row?.source).toBe('VNeID, từ 25/11/2026');
  expect(row?.edit).toBeUndefined();
  expect(row?.locked).toBe('Do VNeID cung cấp. Sửa trong ứng dụng VNeID.');
});

test('who gave it is named where it is locked', () => {
  const row = rowOf('address', { ...locked, value: 'x', source: 'national_portal', since });
  expect(row?.locked).toContain('Cổng Dịch vụ công quốc gia');
});

test('what nobody gave has no history; what was emptied has', () => {
  const never = rowOf('fax', { editable: true });
  expect([never?.empty, never?.history]).toEqual(['Chưa có', undefined]);
  const emptied = rowOf('fax', { editable: true, source: 'self_declared', since });
  expect(emptied?.empty).toBe('Ông/bà để trống');
  expect(emptied?.history).toContain('muc=fax');
  expect(rowOf('email', { ...locked })?.empty).toBe('VNeID chưa cung cấp');
});

test('what the provider says beside the own value is shown in the same way', () => {
  const field = { editable: true, value: 'a@b.vn', provider_value: 'c@d.vn', since };
  expect(rowOf('email', field)?.providerSays).toBe('c@d.vn');
});
