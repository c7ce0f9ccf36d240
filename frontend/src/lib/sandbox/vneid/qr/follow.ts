/** What a browser that waits for a phone does with what it learns. */
export interface Waiting {
  /** Shows the code of this second. */
  show: (svg: string) => void;
  /** Fetches and shows the code of this second. */
  draw: () => Promise<void>;
  /** Something happened, or may have: looks how the sign-in stands. */
  look: () => Promise<void>;
}

const address = '/vneid/api/sign-in/events';
const ends = ['approved', 'declined', 'expired', 'changed'];

/** A code comes each second. Some proxies keep a stream to themselves: after this long without one, ask instead. */
const silence = 3000;
/** After the scan the stream is silent by nature; a connection that died without a word is found out by looking. */
const belt = 5000;
const everyLook = 2000;
const everyCode = 1000;

/** Follows a sign-in by the server's events, or by asking where those don't get through, until told to stop. */
export function follow(waiting: Waiting): () => void {
  const stop = new AbortController();
  hear(waiting, stop.signal, () => {
    repeat(waiting.look, everyLook, stop.signal);
    repeat(waiting.draw, everyCode, stop.signal);
  });
  return () => stop.abort();
}

/** Listens until the stream ends or fails, then calls `over`. */
function hear(waiting: Waiting, signal: AbortSignal, over: () => void) {
  const stream = new EventSource(address);
  let timer: ReturnType<typeof setTimeout>;

  const close = () => {
    clearTimeout(timer);
    stream.close();
  };
  const finish = () => {
    close();
    over();
  };
  const expectMore = () => {
    clearTimeout(timer);
    timer = setTimeout(finish, silence);
  };
  const lookAgain = () => {
    clearTimeout(timer);
    timer = setTimeout(lookAgain, belt);
    waiting.look();
  };

  signal.addEventListener('abort', close);
  stream.addEventListener('code', ({ data }: MessageEvent<string>) => {
    expectMore();
    waiting.show(JSON.parse(data).svg);
  });
  stream.addEventListener('scanned', lookAgain);
  for (const end of [...ends, 'error']) stream.addEventListener(end, finish);
  expectMore();
}

/** Acts now and again and again, each time after the last has come to its end. */
async function repeat(act: () => Promise<void>, every: number, signal: AbortSignal) {
  while (!signal.aborted) {
    await act();
    await new Promise((later) => setTimeout(later, every));
  }
}
