import { fromFile } from './picture.ts';
import { Reader } from './reader.ts';

/** What the codes in a picture say; nothing if it is no picture. It is read here and goes nowhere. */
export async function readFile(file: Blob): Promise<string[] | undefined> {
  const picture = await fromFile(file).catch(() => undefined);
  if (!picture) return undefined;
  const reader = new Reader();
  const texts = await reader.readOnce(picture);
  reader.close();
  return texts;
}
