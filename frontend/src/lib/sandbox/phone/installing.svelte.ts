/** Some browsers let a page offer itself for the home screen; the others have it in their menu. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

class Installing {
  /** What the browser offered, once and early. */
  offer = $state.raw<InstallEvent>();

  /** Keeps the offer for when the person wants it, until the returned function is called. */
  watch(): () => void {
    const stop = new AbortController();
    const keep = (event: Event) => {
      event.preventDefault();
      this.offer = event as InstallEvent;
    };
    addEventListener('beforeinstallprompt', keep, { signal: stop.signal });
    return () => stop.abort();
  }

  async install() {
    const { offer } = this;
    this.offer = undefined;
    await offer?.prompt();
  }
}

export const installing = new Installing();
