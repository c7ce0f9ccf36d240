import { Resource } from '#lib/api/resource.svelte.ts';
import { isOver, readJob } from './job.ts';

/** How often a job is asked for while it goes on. */
const pause = 700;

/** One import, asked for again and again until it is over. */
export function follow(id: string) {
  const job = new Resource(() => readJob(id));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  async function look() {
    await job.load();
    // An answer that does not come is asked for again: the network may be back by then.
    const isDone = job.data && isOver(job.data) && !job.problem;
    const isNone = job.problem?.code === 'not_found';
    if (!stopped && !isDone && !isNone) timer = setTimeout(look, pause);
  }

  return {
    job,
    start() {
      look();
      return () => {
        stopped = true;
        clearTimeout(timer);
      };
    },
  };
}
