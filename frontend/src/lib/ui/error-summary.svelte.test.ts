import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import ErrorSummary from './ErrorSummary.svelte';

const props = $state({
  title: 'Xin xem lại',
  errors: [] as { field?: string; message: string }[],
  round: 0,
});
let component: Record<string, unknown>;
let field: HTMLInputElement;

const box = () => document.querySelector<HTMLElement>('[role="alert"]');

async function fail(errors: typeof props.errors) {
  props.errors = errors;
  props.round += 1;
  flushSync();
  await tick();
}

beforeEach(() => {
  Object.assign(props, { errors: [], round: 0 });
  field = document.body.appendChild(document.createElement('input'));
  field.id = 'code';
  component = mount(ErrorSummary, { target: document.body, props });
  flushSync();
});

afterEach(async () => {
  await unmount(component);
  document.body.replaceChildren();
});

test('it says nothing and leaves the focus alone until something is wrong', () => {
  field.focus();
  expect(box()).toBeNull();
  expect(document.activeElement).toBe(field);
});

test('it takes the focus at every failed try, the same complaint or not', async () => {
  const errors = [{ field: 'code', message: 'Nhập mã xác thực' }];
  await fail(errors);
  expect(document.activeElement).toBe(box());
  field.focus();
  await fail(errors);
  expect(document.activeElement).toBe(box());
});

test('a complaint leads to its field; one about no field is plain text', async () => {
  await fail([{ field: 'code', message: 'Nhập mã xác thực' }, { message: 'Mất kết nối' }]);
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[role="alert"] a')];
  expect(links.map((link) => link.textContent)).toEqual(['Nhập mã xác thực']);
  links[0]?.click();
  expect(document.activeElement).toBe(field);
  expect(box()?.textContent).toContain('Mất kết nối');
});
