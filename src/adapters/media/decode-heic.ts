import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

export type RawPicture = { data: Uint8Array; width: number; height: number };
export type HeicLimits = { maxPixels: number; timeoutMs: number };
type Answer = RawPicture | 'unreadable' | 'too-large';

const LIBRARY = createRequire(import.meta.url).resolve('libheif-js/wasm-bundle');

/**
 * What runs in the thread, as text, because a thread can be started from it wherever the product runs from: sources,
 * build or tests. The library decodes synchronously, seconds long, and applies the picture's own rotation.
 */
const THREAD = `
const { parentPort, workerData: { library, bytes, maxPixels } } = require('node:worker_threads');
const { HeifDecoder } = require(library);
const images = new HeifDecoder().decode(bytes);
const image = images.find((one) => one.is_primary()) ?? images[0];
const [width, height] = image ? [image.get_width(), image.get_height()] : [0, 0];
if (width * height === 0) parentPort.postMessage('unreadable');
else if (width * height > maxPixels) parentPort.postMessage('too-large');
else {
  const data = new Uint8ClampedArray(width * height * 4);
  image.display({ data, width, height }, (shown) =>
    shown
      ? parentPort.postMessage({ data: new Uint8Array(data.buffer), width, height }, [data.buffer])
      : parentPort.postMessage('unreadable'),
  );
}
`;

/**
 * Decodes the main picture of a HEIC file to RGBA in a thread of its own, which is ended when it takes too long. The
 * build of libvips that sharp brings knows no HEVC, hence this library.
 */
export function decodeHeic(bytes: Buffer, { maxPixels, timeoutMs }: HeicLimits): Promise<Answer> {
  const thread = new Worker(THREAD, {
    eval: true,
    workerData: { library: LIBRARY, bytes, maxPixels },
    execArgv: [],
    stdout: true, // the library prints what it does not understand
    stderr: true,
  });
  return new Promise((resolve) => {
    const end = (answer: Answer) => {
      clearTimeout(timer);
      resolve(answer);
      void thread.terminate();
    };
    const timer = setTimeout(end, timeoutMs, 'unreadable');
    thread.once('message', end);
    thread.once('error', () => end('unreadable'));
    thread.once('exit', () => end('unreadable'));
  });
}
