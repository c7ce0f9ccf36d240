import { expect, test, vi } from 'vitest';
import { Pages } from './pages.svelte.ts';

const ok = (items: number[], next?: string) => ({ ok: true as const, data: { items, next } });
const down = { ok: false as const, problem: { code: 'unavailable' as const, errors: [] } };

test('each page comes behind the ones before it', async () => {
  const read = vi.fn(async (cursor?: string) => (cursor ? ok([3]) : ok([1, 2], 'two')));
  const pages = new Pages(read);
  await pages.load();
  expect([pages.items, pages.hasMore]).toEqual([[1, 2], true]);
  expect(await pages.more()).toEqual([3]);
  expect([pages.items, pages.hasMore]).toEqual([[1, 2, 3], false]);
  expect(await pages.more()).toEqual([]);
  expect(read.mock.calls).toEqual([[undefined], ['two']]);
});

test('a page that does not come leaves what there is, and can be asked for again', async () => {
  const answers = [ok([1], 'two'), down, ok([2])];
  const pages = new Pages(async () => answers.shift() ?? down);
  await pages.load();
  expect(await pages.more()).toEqual([]);
  expect(pages.problem?.code).toBe('unavailable');
  expect([pages.items, pages.hasMore]).toEqual([[1], true]);
  expect(await pages.more()).toEqual([2]);
  expect(pages.problem).toBeUndefined();
});

test('of two readings under way, the one asked for last counts', async () => {
  const waiting: ((answer: ReturnType<typeof ok>) => void)[] = [];
  const pages = new Pages<number>(() => new Promise((done) => waiting.push(done)));
  const [first, second] = [pages.load(), pages.load()];
  waiting[1]?.(ok([2]));
  waiting[0]?.(ok([1]));
  await Promise.all([first, second]);
  expect(pages.items).toEqual([2]);
});
