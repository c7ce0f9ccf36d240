import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';

/**
 * From now on the camera of these pages sees what `look` answers, asked again and again: an image's address. It is a real
 * stream of real frames; only the lens is a canvas.
 */
export async function withCamera(context: BrowserContext, look: () => Promise<string>) {
  await context.exposeFunction('whatTheCameraSees', look);
  await context.addInitScript(() => {
    const see = async (canvas: HTMLCanvasElement) => {
      const image = new Image();
      // @ts-expect-error exposed above
      image.src = await window.whatTheCameraSees();
      await image.decode();
      const scale = Math.min(canvas.width / image.width, canvas.height / image.height);
      const [width, height] = [image.width * scale, image.height * scale];
      const lens = canvas.getContext('2d');
      if (!lens) throw new Error('no canvas');
      lens.fillStyle = '#9a9a94';
      lens.fillRect(0, 0, canvas.width, canvas.height);
      // Nobody holds a phone straight.
      lens.setTransform(0.8, 0.05, -0.04, 0.8, canvas.width * 0.1, canvas.height * 0.08);
      lens.drawImage(image, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
      lens.resetTransform();
      setTimeout(() => see(canvas).catch(() => undefined), 100);
    };
    navigator.mediaDevices.getUserMedia = async () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [640, 480];
      see(canvas).catch(() => undefined);
      const stream = canvas.captureStream(15);
      Object.assign(window, { lastStream: stream });
      return stream;
    };
  });
}

/** These pages' camera answers with an error, as `getUserMedia` does. */
export async function withoutCamera(context: BrowserContext, name: string) {
  await context.addInitScript((error) => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('', error);
    };
  }, name);
}

/** Whether the camera that was asked for last is off. */
export function cameraIsOff(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { lastStream } = window as unknown as { lastStream: MediaStream };
    return lastStream.getTracks().every((track) => track.readyState === 'ended');
  });
}

/** What a page shows there, as a camera sees it. */
export async function photograph(page: Page, selector: string): Promise<string> {
  const picture = await page.locator(selector).screenshot({ animations: 'disabled' });
  return `data:image/png;base64,${picture.toString('base64')}`;
}

/** A code that is nobody's sign-in: a restaurant's menu. */
export const foreignCode = asAddress(readFileSync(new URL('foreign-code.svg', import.meta.url), 'utf8'));

/** The code on an ID card: the persona `sparse`, as the card's chip spells her. */
export const cardCode = asAddress(readFileSync(new URL('card-code.svg', import.meta.url), 'utf8'));

/** Nothing to see. */
export const darkness = asAddress(
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"/>',
);

function asAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The same in bad light on an old screen: grey on grey, and grainy. */
export async function photographBadly(page: Page, selector: string): Promise<string> {
  const good = await photograph(page, selector);
  return page.evaluate(async (picture) => {
    const image = new Image();
    image.src = picture;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: image.width,
      height: image.height,
    });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    // Grain that is the same at every run (a linear congruential generator).
    let seed = 1;
    for (let at = 0; at < pixels.data.length; at += 4) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const grey = 168 + (pixels.data[at] ?? 0) * 0.2 + (seed / 2147483648 - 0.5) * 30;
      pixels.data.fill(grey, at, at + 3);
    }
    context.putImageData(pixels, 0, 0);
    return canvas.toDataURL();
  }, good);
}

/** A picture in the gallery: the code that this page shows now. */
export async function pictureOfCode(page: Page, selector: string) {
  const buffer = await page.locator(selector).screenshot();
  return { name: 'anh-chup.png', mimeType: 'image/png', buffer };
}

/**
 * A video for Chromium's `--use-file-for-fake-video-capture`: one second of a still picture, uncompressed (YUV4MPEG2,
 * 4:2:0), for which no other program is needed.
 */
export async function writeVideo(page: Page, picture: string, file: string) {
  const [width, height, rate] = [640, 480, 10];
  const luma = await page.evaluate(
    async ({ picture, width, height }) => {
      const image = new Image();
      image.src = picture;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, width, height);
      const side = height * 0.8;
      context.drawImage(image, (width - side) / 2, (height - side) / 2, side, side);
      const { data } = context.getImageData(0, 0, width, height);
      let grey = '';
      for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(data[at] ?? 0);
      return btoa(grey);
    },
    { picture, width, height },
  );
  const frame = Buffer.concat([
    Buffer.from('FRAME\n'),
    Buffer.from(luma, 'base64'),
    // Both planes of colour are a quarter of the picture, and grey.
    Buffer.alloc((width * height) / 2, 128),
  ]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, ...Array<Buffer>(rate).fill(frame)]));
}
