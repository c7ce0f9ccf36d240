import type { ToolsText } from '#lib/text/tools/vi.ts';

/** How far the sandbox's clock is from the real time, in words. */
export function offsetInWords(seconds: number, text: ToolsText['clock']): string {
  if (seconds === 0) return text.real;
  const span = Math.abs(seconds);
  const words = span % 60 === 0 ? text.spanMinutes(span / 60) : text.seconds(span);
  return seconds > 0 ? text.ahead(words) : text.behind(words);
}

/** A number of minutes as typed, in seconds; nothing if it is none. */
export function minutesToSeconds(typed: string): number | undefined {
  const minutes = typed.trim().replace('−', '-').replace(',', '.');
  if (!/^-?\d{1,7}(\.\d+)?$/.test(minutes)) return undefined;
  return Math.round(Number(minutes) * 60);
}
