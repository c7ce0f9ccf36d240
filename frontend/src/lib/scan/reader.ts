import { type Engine, type Maker, native, small, thorough } from './engines.ts';

/** So long the light engines try alone. */
const patience = 3000;

/**
 * Reads codes with the lightest engine that works here, and fetches the thorough one only when that is not enough: it found
 * nothing for three seconds, or it failed.
 */
export class Reader {
  #light: Maker[];
  #heavy: Maker;
  #current: Engine | undefined;
  #thorough: Engine | undefined;
  #fetching: Promise<void> | undefined;
  #since: number | undefined;
  #closed = false;

  constructor(light: Maker[] = [native, small], heavy: Maker = thorough) {
    this.#light = [...light];
    this.#heavy = heavy;
  }

  /** What the codes say in one picture of many. */
  async read(picture: HTMLCanvasElement): Promise<string[]> {
    this.#since ??= performance.now();
    const found = await this.#lightly(picture);
    if (found.length > 0) {
      this.#since = undefined;
      return found;
    }
    if (this.#current && performance.now() - this.#since < patience) return [];
    this.#fetch();
    return this.#thoroughly(picture);
  }

  /** What the codes say in the only picture there is. */
  async readOnce(picture: HTMLCanvasElement): Promise<string[]> {
    const found = await this.#lightly(picture);
    if (found.length > 0) return found;
    await this.#fetch();
    return this.#thoroughly(picture);
  }

  close() {
    this.#closed = true;
    this.#current?.close();
    this.#thorough?.close();
  }

  /** An engine that can't be started, or fails at its work, is given up for the next. */
  async #lightly(picture: HTMLCanvasElement): Promise<string[]> {
    while (!this.#closed && (this.#current || this.#light.length > 0)) {
      try {
        this.#current ??= await this.#light[0]?.();
        if (this.#closed) this.#current?.close();
        else if (this.#current) return await this.#current.find(picture);
      } catch {
        this.#current?.close();
        this.#current = undefined;
      }
      this.#light.shift();
    }
    return [];
  }

  async #thoroughly(picture: HTMLCanvasElement): Promise<string[]> {
    // One picture that it can't read says nothing about the next.
    return this.#thorough?.find(picture).catch(() => []) ?? [];
  }

  /** Meanwhile the light one goes on. Should it fail, the light one must do. */
  #fetch(): Promise<void> {
    this.#fetching ??= this.#heavy().then(
      (engine) => {
        if (this.#closed) engine?.close();
        else this.#thorough = engine;
      },
      () => undefined,
    );
    return this.#fetching;
  }
}
