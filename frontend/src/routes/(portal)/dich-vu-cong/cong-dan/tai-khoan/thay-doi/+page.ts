import { ready } from '#lib/text/profile-edit/index.ts';

export const load = () => ready();
