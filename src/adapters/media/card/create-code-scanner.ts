import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** A picture in shades of grey, a byte each, in memory that is handed over to another thread. */
export type Grey = { width: number; height: number; shades: Uint8Array<ArrayBuffer> };

/** Looks for QR codes in a thread of its own; the bytes of each one that checked out come back. */
export type CodeScanner = {
  /** Nothing when the thread broke or took too long: it is ended then, and the next call begins a new one. */
  scan(image: Grey, options: { denoise: boolean }): Promise<Uint8Array[]>;
  close(): Promise<void>;
};

const resolveFrom = createRequire(import.meta.url);
const LIBRARY = resolveFrom.resolve('zxing-wasm/reader');
const PROGRAM = resolveFrom.resolve('zxing-wasm/reader/zxing_reader.wasm');

/**
 * What runs in the thread, as text, because a thread can be started from it wherever the product runs from: sources, build
 * or tests. Left alone the library would fetch its own program from a public server; ours lies in the package. It takes
 * colours only, so each shade becomes a grey pixel.
 */
const THREAD = `
const { readFileSync } = require('node:fs');
const { parentPort, workerData: { library, program } } = require('node:worker_threads');
const { prepareZXingModule, readBarcodes } = require(library);
const wasmBinary = new Uint8Array(readFileSync(program)).buffer;
const ready = prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
parentPort.on('message', async ({ image: { width, height, shades }, denoise }) => {
  await ready;
  const pixels = new Uint32Array(shades.length);
  for (let index = 0; index < shades.length; index += 1) pixels[index] = 0xff000000 + shades[index] * 0x010101;
  const image = { width, height, data: new Uint8ClampedArray(pixels.buffer), colorSpace: 'srgb' };
  const options = { formats: ['QRCode'], tryHarder: true, tryInvert: false, tryDenoise: denoise, maxNumberOfSymbols: 8 };
  const found = await readBarcodes(image, options);
  parentPort.postMessage(found.filter((one) => one.isValid).map((one) => one.bytes));
});
`;

/** One thread for all pictures of this process, begun with the first one. `scanMs` bounds one look at one picture. */
export function createCodeScanner({ scanMs }: { scanMs: number }): CodeScanner {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function begin(): Worker {
    const begun = new Worker(THREAD, {
      eval: true,
      workerData: { library: LIBRARY, program: PROGRAM },
      execArgv: [],
      stderr: true,
    });
    begun.unref();
    thread = begun;
    return begun;
  }

  function scanNow(image: Grey, denoise: boolean): Promise<Uint8Array[]> {
    const running = thread ?? begin();
    return new Promise((resolve) => {
      const settle = (codes: Uint8Array[]) => {
        clearTimeout(timer);
        running.off('message', settle).off('error', giveUp).off('exit', giveUp);
        resolve(codes);
      };
      const giveUp = () => {
        if (thread === running) thread = undefined;
        settle([]);
        void running.terminate();
      };
      const timer = setTimeout(giveUp, scanMs);
      running.on('message', settle).on('error', giveUp).on('exit', giveUp);
      running.postMessage({ image, denoise }, [image.shades.buffer]);
    });
  }

  return {
    scan(image, { denoise }) {
      const mine = last.then(() => scanNow(image, denoise));
      last = mine;
      return mine;
    },
    async close() {
      await last;
      await thread?.terminate();
      thread = undefined;
    },
  };
}
