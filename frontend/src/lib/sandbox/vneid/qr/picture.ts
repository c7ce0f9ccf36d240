/**
 * An address of the picture itself, once the browser is ready to draw it: one code then follows another without a white
 * moment between them.
 */
export async function readyToDraw(svg: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  // Should it fail, the picture is drawn as soon as it can be.
  await image.decode().catch(() => undefined);
  return image.src;
}
