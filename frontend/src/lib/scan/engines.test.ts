import { afterEach, expect, test, vi } from 'vitest';
import { native } from './engines.ts';

const picture = {} as HTMLCanvasElement;

function browserWith(formats: string[]) {
  vi.stubGlobal(
    'BarcodeDetector',
    class {
      static getSupportedFormats = async () => formats;
      detect = async () => [{ rawValue: 'VNEID:1:A' }];
    },
  );
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the browser's own engine is used where it reads QR codes", async () => {
  browserWith(['ean_13', 'qr_code']);
  const engine = await native();
  expect(await engine?.find(picture)).toEqual(['VNEID:1:A']);
});

test('where it reads other codes only, or is missing, there is none', async () => {
  expect(await native()).toBeUndefined();
  browserWith(['ean_13']);
  expect(await native()).toBeUndefined();
});
