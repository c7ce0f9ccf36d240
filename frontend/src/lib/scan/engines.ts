/** Finds QR codes in a picture. */
export interface Engine {
  /** What the codes in it say. */
  find(picture: HTMLCanvasElement): Promise<string[]>;
  close(): void;
}

/** Starts one; nothing if this browser has none. */
export type Maker = () => Promise<Engine | undefined>;

interface Detector {
  detect(picture: HTMLCanvasElement): Promise<{ rawValue: string }[]>;
}

/** The Barcode Detection API (WICG), which few browsers have. */
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

const only = { formats: ['qr_code'] };

function detecting(detector: Detector): Engine {
  return {
    find: async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue),
    close: () => undefined,
  };
}

/** The browser's own: costs nothing. */
export const native: Maker = async () => {
  const { BarcodeDetector } = window as { BarcodeDetector?: DetectorClass };
  const formats = await BarcodeDetector?.getSupportedFormats();
  return BarcodeDetector && formats?.includes('qr_code')
    ? detecting(new BarcodeDetector(only))
    : undefined;
};

/** A small one that works in a thread of its own: 15 KB. */
export const small: Maker = async () => {
  const [{ default: QrScanner }, { createWorker }] = await Promise.all([
    import('qr-scanner'),
    import('qr-scanner/qr-scanner-worker.min.js'),
  ]);
  const qrEngine = createWorker();
  const options = { qrEngine, returnDetailedScanResult: true } as const;
  return {
    find: async (picture) => {
      try {
        return [(await QrScanner.scanImage(picture, options)).data];
      } catch (none) {
        if (none === QrScanner.NO_QR_CODE_FOUND) return [];
        throw none;
      }
    },
    close: () => qrEngine.terminate(),
  };
};

/** Reads what the others can't, such as pale codes in bad light: 420 KB. */
export const thorough: Maker = async () => {
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  // Otherwise it would be fetched from somebody else's server.
  prepareZXingModule({ overrides: { locateFile: () => wasm } });
  return detecting(new BarcodeDetector({ formats: ['qr_code'] }));
};
