import { api, ask } from './client.ts';
import { Resource } from './resource.svelte.ts';

/** What this installation is called, and whether the sandbox is part of it. */
export const site = new Resource(() => ask(api.GET('/api/site')));

/** The live numbers of the security policy, which the pages quote instead of repeating. */
export const policy = new Resource(() => ask(api.GET('/api/security-policy')));
