import { ready } from '#lib/text/contact-phone/index.ts';

export const load = () => ready();
