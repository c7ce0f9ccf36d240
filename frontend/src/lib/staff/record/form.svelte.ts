import { Attempt, summary } from '#lib/api/attempt.svelte.ts';
import { problemText } from '#lib/api/problem.ts';
import { type Draft, dropDraft, keepDraft } from '#lib/person/drafts.ts';
import { t as shared } from '#lib/text/index.ts';
import { t } from '#lib/text/record/index.ts';
import type { RecordName } from '#lib/text/record/vi.ts';
import { staff } from '../staff.svelte.ts';
import { changedIn, names, type Profile, type Typed, typedOf } from './record.ts';
import { saveRecord, type Theirs } from './save.ts';

export const draftName = 'staff-record';

/** The form while it is open: what was there, what is typed, and what stands in the way of saving it. */
export class RecordForm {
  typed = $state() as Typed;
  theirs = $state.raw<Theirs>();
  readonly attempt = new Attempt();
  before = $state.raw() as Typed;
  #seen: string | undefined;
  #over = false;

  constructor(profile: Profile, draft: Draft | undefined, filled: Partial<Typed> | undefined) {
    this.before = typedOf(profile);
    this.typed = { ...this.before, ...draft?.typed, ...filled };
    this.#seen = draft?.etag ?? staff.profile.etag;
  }

  readonly changes = $derived.by(() => changedIn(this.before, this.typed));

  get asks() {
    return this.attempt.problem?.code === 'reauthenticate';
  }

  get errors() {
    if (this.asks || this.theirs) return [];
    const ids = Object.fromEntries(names.map((name) => [name, name]));
    return summary(this.attempt, ids, (problem) => problemText(shared(), problem)).map(
      ({ field, message }) => ({ field, message: named(field, message) }),
    );
  }

  /** Whatever is typed is kept, in case the page is reloaded or the session ends. */
  async keep() {
    if (this.#over || !staff.who) return;
    if (this.changes.length === 0) return dropDraft(draftName);
    const typed = Object.fromEntries(this.changes.map((name) => [name, this.typed[name]]));
    await keepDraft(staff.who.id, draftName, { typed, etag: this.#seen, proving: false });
  }

  /** What was saved, and what others had changed; nothing if something stands in the way. */
  async save() {
    const sent = [...this.changes];
    const [before, typed] = [this.before, { ...this.typed }];
    const saved = await this.attempt.run({}, async () => {
      const outcome = await saveRecord(before, typed, this.#seen);
      this.theirs = outcome.theirs;
      return outcome;
    });
    if (!saved) return undefined;
    this.before = typedOf(saved.profile);
    this.typed = { ...this.before };
    this.#seen = staff.profile.etag;
    dropDraft(draftName);
    return { ...saved, names: sent };
  }

  /** The person chose between their own and what was saved meanwhile. */
  choose(kept: RecordName[]) {
    if (!this.theirs) return;
    const { now, etag } = this.theirs;
    const untouched = names.filter((name) => !this.changes.includes(name));
    for (const name of [...untouched, ...kept]) this.typed[name] = now[name];
    this.before = now;
    this.#seen = etag;
    this.theirs = undefined;
  }

  forget() {
    this.typed = { ...this.before };
    this.attempt.clear();
  }

  giveUp() {
    this.#over = true;
    dropDraft(draftName);
  }
}

/** A complaint says which field it means. */
function named(field: string | undefined, message: string): string {
  const name = names.find((one) => one === field);
  return name ? `${t().fields[name]}: ${message}` : message;
}
