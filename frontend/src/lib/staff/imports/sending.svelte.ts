import { Attempt } from '#lib/api/attempt.svelte.ts';
import { t } from '#lib/text/imports/index.ts';
import { chosen } from './chosen.svelte.ts';
import { begin, type Job, type Kind } from './job.ts';

/** The file being sent, to be tried out or to be brought in. */
export class Sending extends Attempt {
  async send(kind: Kind, dryRun: boolean): Promise<Job | undefined> {
    const { file } = chosen;
    const isThere = file === undefined || (await isReadable(file));
    const missing = () => t().form.missing;
    const gone = () => t().form.gone;
    const wrong = file === undefined ? missing : isThere ? undefined : gone;
    return this.run({ file: wrong }, () => begin(kind, dryRun, file as File));
  }
}

/** A file that was saved anew since it was chosen is none that the browser still reads. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
