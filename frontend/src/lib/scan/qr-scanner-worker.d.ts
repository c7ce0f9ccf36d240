declare module 'qr-scanner/qr-scanner-worker.min.js' {
  /** The part of qr-scanner that searches a picture, in a thread of its own. */
  export function createWorker(): Worker;
}
