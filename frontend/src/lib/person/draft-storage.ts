/** Where drafts wait while their person is away. What they say is sealed (`drafts.ts`). */
const prefix = 'motcua-draft:';

/** Sealing takes a moment: what is still being sealed when another change or a removal comes is stored no more. */
export const turns = { latest: 0 };

export function keyOf(name: string): string {
  return prefix + name;
}

function keys(): string[] {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
}

export function hasDrafts(): boolean {
  return keys().length > 0;
}

/** At a sign-out, and whenever nobody is to find anything. */
export function forgetDrafts() {
  turns.latest += 1;
  for (const key of keys()) sessionStorage.removeItem(key);
}
