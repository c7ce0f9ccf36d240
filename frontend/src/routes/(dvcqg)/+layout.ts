import { ready as ofProvider } from '#lib/text/provider/index.ts';
import { ready as ofSandbox } from '#lib/text/vneid/index.ts';

export const load = () => Promise.all([ofProvider(), ofSandbox()]).then(() => undefined);
