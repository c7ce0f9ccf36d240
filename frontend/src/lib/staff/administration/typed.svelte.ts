import { dropDraft, keepDraft } from '#lib/person/drafts.ts';
import { staff } from '../staff.svelte.ts';

/** What stands in the fields of a form; what differs from its beginning is kept, sealed, until it is saved or given up. */
export class TypedForm {
  typed = $state<Record<string, string>>({});
  /** Something that was typed before stands here again. */
  restored = $state(false);
  readonly #name: string;
  readonly #begun: Record<string, string>;
  #over = false;

  constructor(
    name: string,
    begun: Record<string, string>,
    kept: Record<string, string> | undefined,
  ) {
    this.#name = name;
    this.#begun = begun;
    this.typed = { ...begun, ...kept };
    this.restored = kept !== undefined;
  }

  get(field: string): string {
    return this.typed[field] ?? '';
  }

  keep() {
    const changed = Object.entries(this.typed).filter(
      ([field, text]) => text !== this.#begun[field],
    );
    if (this.#over || !staff.who) return;
    if (changed.length === 0) return dropDraft(this.#name);
    const typed = Object.fromEntries(changed);
    keepDraft(staff.who.id, this.#name, { typed, etag: undefined, proving: false });
  }

  /** Begins anew. */
  clear() {
    this.typed = { ...this.#begun };
    this.restored = false;
  }

  /** It was saved or given up. */
  end() {
    this.#over = true;
    dropDraft(this.#name);
  }
}
