import { searchUnits, type Unit } from './unit.ts';

/** Nobody types faster than this; of what is asked meanwhile only the last counts. */
const pause = 180;

/** Units found for what was typed into a box that chooses one. */
export class UnitSearch {
  found = $state.raw<Unit[]>([]);
  hasMore = $state(false);
  failed = $state(false);
  busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;

  look(text: string, valid: boolean | undefined, without: string | undefined) {
    clearTimeout(this.#timer);
    this.#latest += 1;
    const mine = this.#latest;
    this.busy = true;
    this.#timer = setTimeout(async () => {
      const outcome = await searchUnits(text.trim(), valid);
      if (mine !== this.#latest) return;
      this.busy = false;
      this.failed = !outcome.ok;
      const units = outcome.ok ? outcome.data.units : [];
      // A unit can be moved neither under itself nor under what lies below it.
      this.found = units.filter(
        ({ id, ancestors }) => id !== without && !ancestors.some((one) => one.id === without),
      );
      this.hasMore = outcome.ok && outcome.data.next !== undefined;
    }, pause);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#latest += 1;
    this.busy = false;
  }
}
