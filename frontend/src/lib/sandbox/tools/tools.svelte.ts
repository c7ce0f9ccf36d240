import { api, ask } from '#lib/api/client.ts';
import { Resource } from '#lib/api/resource.svelte.ts';
import type { components } from '#lib/api/schema.d.ts';
import { ServerClock } from '#lib/ui/server-clock.svelte.ts';

type Schemas = components['schemas'];

export const personas = new Resource(() => ask(api.GET('/sandbox/personas')));
export const staff = new Resource(() => ask(api.GET('/sandbox/staff')));
export const outbox = new Resource(() => ask(api.GET('/sandbox/sms')));
export const clients = new Resource(() => ask(api.GET('/sandbox/clients')));
export const faults = new Resource(() => ask(api.GET('/sandbox/faults')));
export const clock = new Resource(() => ask(api.GET('/sandbox/clock')));
export const serverTime = new ServerClock();

export async function setClock(offset_seconds: number, frozen: boolean) {
  const outcome = await ask(api.PUT('/sandbox/clock', { body: { offset_seconds, frozen } }));
  if (outcome.ok) clock.take(outcome);
  return outcome;
}

export async function setFaults(body: Schemas['FaultSwitches']) {
  const outcome = await ask(api.PUT('/sandbox/faults', { body }));
  if (outcome.ok) faults.take(outcome);
  return outcome;
}

export async function register(body: Schemas['NewClient']) {
  const outcome = await ask(api.POST('/sandbox/clients', { body }));
  if (outcome.ok) await clients.load();
  return outcome;
}

export async function remove(client_id: string) {
  const params = { path: { client_id } };
  const outcome = await ask(api.DELETE('/sandbox/clients/{client_id}', { params }));
  if (outcome.ok) await clients.load();
  return outcome;
}

export async function reset() {
  const outcome = await ask(api.POST('/sandbox/reset'));
  await Promise.all([personas, staff, outbox, clients, faults, clock].map((part) => part.load()));
  return outcome;
}
