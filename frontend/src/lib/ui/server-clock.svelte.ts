/**
 * The server's time in this browser. Countdowns run on the time the server told last plus what has
 * passed here since, so a phone with a wrong clock still shows the right numbers.
 */
export class ServerClock {
  now = $state(0);
  #ahead = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  get known() {
    return this.now > 0;
  }

  sync(serverNow: string) {
    this.#ahead = Date.parse(serverNow) - performance.now();
    this.#tick();
  }

  /** Ticks until the returned function is called. */
  run(): () => void {
    this.#timer ??= setInterval(() => this.#tick(), 250);
    return () => {
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  #tick() {
    if (this.#ahead !== 0) this.now = performance.now() + this.#ahead;
  }
}
