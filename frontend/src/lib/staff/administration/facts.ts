/** One line of what is known. */
export interface Fact {
  label: string;
  value: string;
  href?: string | undefined;
  /** Nothing is known, or it does not matter. */
  soft?: boolean;
  /** Somebody has to do something about it. */
  warn?: boolean;
}
