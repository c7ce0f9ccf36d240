/**
 * A day as people write it (5/9/2021, 05-09-2021, 05092021, 2021-09-05) as the API wants it. What is no day stays as it
 * was typed: the server names it together with everything else that is wrong.
 */
export function typedDay(typed: string): string {
  const text = typed.trim();
  const [, year, month, day] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ??
    flipped(/^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})$/.exec(text)) ??
    flipped(/^(\d{2})(\d{2})(\d{4})$/.exec(text)) ??
    [];
  if (!year || !month || !day) return text;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function flipped(parts: RegExpExecArray | null): (string | undefined)[] | undefined {
  return parts ? [parts[0], parts[3], parts[2], parts[1]] : undefined;
}
