import type { Side } from './case.ts';

type Proof = Side['proofs'][number];

/** As papers have them. */
const order: Proof['field'][] = ['full_name', 'birth_date', 'personal_id'];

/** What is known of someone, each once with all who say so. */
export function proofsOf(proofs: Proof[]) {
  const found: { field: Proof['field']; value: string; by: Pick<Proof, 'source' | 'at'>[] }[] = [];
  for (const { field, value, source, at } of proofs) {
    const same = found.find((one) => one.field === field && one.value === value);
    if (same) same.by.push({ source, at });
    else found.push({ field, value, by: [{ source, at }] });
  }
  return found.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}
