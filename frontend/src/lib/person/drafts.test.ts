import { afterEach, expect, test, vi } from 'vitest';
import { forgetDrafts, hasDrafts } from './draft-storage.ts';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

const anna = '0199aaaa-0000-7000-8000-0000000000a1';
const binh = '0199aaaa-0000-7000-8000-0000000000b2';
const draft = { typed: { email: 'anna@motcua.example' }, etag: '"1"', proving: true };

const stored = () => JSON.stringify({ ...sessionStorage });

afterEach(() => {
  sessionStorage.clear();
  vi.useRealTimers();
});

test('what was typed comes back to its own person', async () => {
  await keepDraft(anna, 'email', draft);
  expect(hasDrafts()).toBe(true);
  expect(await readDraft(anna, 'email')).toEqual(draft);
});

test('nothing of it can be read where it lies, nor whose it is', async () => {
  await keepDraft(anna, 'email', draft);
  expect(stored()).not.toContain('anna');
  expect(stored()).not.toContain(anna);
});

test('for anybody else it does not open, and is gone', async () => {
  await keepDraft(anna, 'email', draft);
  expect(await readDraft(binh, 'email')).toBeUndefined();
  expect(hasDrafts()).toBe(false);
});

test('it opens in its own form only', async () => {
  await keepDraft(anna, 'email', draft);
  sessionStorage.setItem('motcua-draft:fax', sessionStorage.getItem('motcua-draft:email') ?? '');
  expect(await readDraft(anna, 'fax')).toBeUndefined();
});

test('the last of several keystrokes counts, and none after a removal', async () => {
  const typing = ['a', 'an', 'ann'].map((email) =>
    keepDraft(anna, 'email', { ...draft, typed: { email } }),
  );
  await Promise.all(typing);
  expect((await readDraft(anna, 'email'))?.typed).toEqual({ email: 'ann' });
  const late = keepDraft(anna, 'email', draft);
  dropDraft('email');
  await late;
  expect(hasDrafts()).toBe(false);
});

test('a sign-out leaves none, not even one that is still being sealed', async () => {
  await keepDraft(anna, 'fax', draft);
  const late = keepDraft(anna, 'email', draft);
  forgetDrafts();
  await late;
  expect(hasDrafts()).toBe(false);
});

test('nobody comes back for yesterday', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T00:00:00Z'), toFake: ['Date'] });
  await keepDraft(anna, 'email', draft);
  vi.setSystemTime(Date.parse('2026-11-24T12:00:01Z'));
  expect(await readDraft(anna, 'email')).toBeUndefined();
});

test('what is no draft at all is none', async () => {
  sessionStorage.setItem('motcua-draft:email', '☹');
  expect(await readDraft(anna, 'email')).toBeUndefined();
});
