import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createQrCardReader } from '../src/adapters/media/create-qr-card-reader.js';
import { readPhotos } from './card-photos/read-photos.js';
import { readSamples } from './card-photos/samples.js';
import { takeSample } from './card-photos/take-sample.js';

/**
 * `npm run card-photos [seed] [folder]`: photographs of made-up people's cards, bad ones included, and how many of them are
 * read; with a folder the pictures are left there to be looked at. `npm run card-photos samples` makes the pictures that the
 * simulator's page offers.
 */
const [seed = '1', folder] = process.argv.slice(2);
const SAMPLES = 'simulator/page/cards';

async function measure(): Promise<void> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const reader = createQrCardReader();
  const figures = await readPhotos(reader, { seed: Number(seed), rounds: 3 }, (photo, verdict, ms) => {
    console.log(`${photo.name.padEnd(28)} ${verdict.padEnd(12)} ${Math.round(ms)} ms`);
    if (folder !== undefined) writeFileSync(join(folder, `${photo.name}.jpg`), photo.jpeg);
  });
  await reader.close();
  const { pictures, read, wrong, median, slowest } = figures;
  console.log(
    `${pictures} pictures: ${read} read, ${wrong} wrong, median ${Math.round(median)} ms, slowest ${Math.round(slowest)} ms`,
  );
}

async function writeSamples(): Promise<void> {
  mkdirSync(SAMPLES, { recursive: true });
  for (const sample of readSamples()) {
    writeFileSync(join(SAMPLES, `${sample.name}.jpg`), await takeSample(sample));
  }
}

void (seed === 'samples' ? writeSamples() : measure());
