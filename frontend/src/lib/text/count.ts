const format = new Intl.NumberFormat('vi-VN');

/** How many, as Vietnamese write large numbers: 1.234. */
export function count(number: number): string {
  return format.format(number);
}
