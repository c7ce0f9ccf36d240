/** Whether a code says that it is VNeID's. The server knows whether it truly is; others' codes are none of its business. */
export function isOurs(text: string): boolean {
  return text.startsWith('VNEID:1:');
}
