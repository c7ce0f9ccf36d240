import { start } from './server.mjs';

/** A server that can lose its power and come back with the same data. */
export class Mains {
  async on() {
    const { port, data } = this.portal ?? {};
    this.portal = await start({}, { port, data });
    return this.portal.url;
  }

  /** Cuts the power so many milliseconds after a request was sent; answers its status, if it got one. */
  async cutDuring(milliseconds, request) {
    const asked = request().then(
      (answer) => answer.status,
      () => undefined,
    );
    await new Promise((later) => setTimeout(later, milliseconds));
    await this.portal.kill();
    const status = await asked;
    await this.on();
    return status;
  }
}
