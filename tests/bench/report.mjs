/** Collects the rows of the table; a missed target is said, not hidden. */
export class Report {
  #rows = [];
  missed = 0;

  #row(what, figure, target = '', kept = true) {
    if (!kept) this.missed += 1;
    this.#rows.push([what, figure, target, target && (kept ? 'yes' : '**no**')]);
    console.error(`${what}: ${figure}${target && `  (wanted ${target}${kept ? '' : ': MISSED'})`}`);
  }

  figure(what, value) {
    this.#row(what, value);
  }

  ratio(what, value, least) {
    this.#row(what, value.toFixed(2), `≥ ${least}`, value >= least);
  }

  atLeast(what, value, least) {
    this.#row(what, value.toFixed(0), `≥ ${least}`, value >= least);
  }

  limit(what, value, most, unit) {
    this.#row(what, `${value.toFixed(1)} ${unit}`, `≤ ${most} ${unit}`, value <= most);
  }

  table() {
    const head = [
      ['what', 'figure', 'target', 'kept'],
      ['---', '---', '---', '---'],
    ];
    return [...head, ...this.#rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  }
}
