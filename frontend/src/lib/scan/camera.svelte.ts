/** Why there is no picture. */
export type CameraTrouble = 'denied' | 'insecure' | 'absent' | 'busy' | 'failed';

/** What an error of `getUserMedia` means to the person (Media Capture and Streams, 10.2). */
export function troubleOf(error: unknown): CameraTrouble {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'absent';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}

/** The one on the back, if there are several. */
const wanted = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 } },
};

/** The camera, on only while it is wanted. */
export class Camera {
  running = $state(false);
  trouble = $state<CameraTrouble>();
  #stream: MediaStream | undefined;
  #turn = 0;

  async start(video: HTMLVideoElement) {
    this.stop();
    this.trouble = undefined;
    const mine = this.#turn;
    // Where a page is not served safely there is no `mediaDevices`.
    if (!navigator.mediaDevices) return this.#lose(mine, 'insecure');
    try {
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      // Left before the person had answered.
      if (mine !== this.#turn) return release(stream);
      this.#stream = stream;
      for (const track of stream.getTracks()) track.onended = () => this.#lose(mine, 'failed');
      video.srcObject = stream;
      await video.play();
      this.running = mine === this.#turn;
    } catch (error) {
      this.#lose(mine, troubleOf(error));
    }
  }

  stop() {
    this.#turn += 1;
    this.running = false;
    if (this.#stream) release(this.#stream);
    this.#stream = undefined;
  }

  #lose(turn: number, trouble: CameraTrouble) {
    if (turn !== this.#turn) return;
    this.stop();
    this.trouble = trouble;
  }
}

function release(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop();
}
