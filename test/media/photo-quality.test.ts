import { beforeAll, describe, expect, it } from '@jest/globals';
import { createMediaExaminer } from '../../src/adapters/media/create-media-examiner.js';
import { photograph, renderPaper, type Shot } from './support/made-up-paper.js';

let paper: Buffer;
let sparse: Buffer;
beforeAll(async () => {
  paper = await renderPaper();
  sparse = await renderPaper(['', '', 'Giấy ủy quyền', '', 'Nguyễn Văn Mẫu']);
});

const flawsOf = async (of: Buffer, shot: Shot): Promise<string[]> => {
  const examined = await createMediaExaminer().examine({
    bytes: await photograph(of, shot),
    contentType: 'image/jpeg',
  });
  return examined.kind === 'good' ? examined.flaws : [examined.reason];
};

/** Papers that a clerk reads without effort. */
const GOOD: Shot[] = [
  {},
  { degrees: 7 },
  { degrees: -25, table: 60 },
  { degrees: 90, width: 1600, height: 1200 },
  { share: 0.5, degrees: -12, table: 40 },
  { share: 0.6, table: 20 },
  { share: 1 },
  { table: 230 },
  { width: 2400, height: 3200, noise: 8 },
  { width: 800, height: 1067 },
  { width: 960, height: 1280, quality: 60 },
  { quality: 50 },
  { noise: 10 },
  { noise: 6, gain: 0.5 },
  { gain: 0.6 },
  { gain: 1.1 },
  { gain: 0.8, lift: 40 },
  { blur: 0.0004 },
  { blur: 0.0008 },
];

const BAD: [flaw: string, shot: Shot][] = [
  ['blurred', { blur: 0.0017 }],
  ['blurred', { blur: 0.003 }],
  ['blurred', { blur: 0.006 }],
  ['blurred', { blur: 0.003, noise: 8 }],
  ['blurred', { blur: 0.003, share: 0.5 }],
  ['blurred', { blur: 0.003, table: 230 }],
  ['blurred', { blur: 0.003, gain: 0.6, noise: 6 }],
  ['blurred', { width: 2400, height: 3200, blur: 0.003, noise: 10 }],
  ['blurred', { shake: 0.008 }],
  ['blurred', { shake: 0.02 }],
  ['blurred', { shake: 0.01, noise: 6, degrees: 10 }],
  ['dark', { gain: 0.3 }],
  ['dark', { gain: 0.2 }],
  ['dark', { gain: 0.15, noise: 5 }],
  ['dark', { gain: 0.1 }],
  ['bright', { gain: 1, lift: 180 }],
  ['bright', { gain: 0.4, lift: 200 }],
  ['bright', { gain: 1.5, lift: 150 }],
  ['tiny', { width: 600, height: 800 }],
  ['tiny', { width: 480, height: 640 }],
  ['tiny', { width: 300, height: 400 }],
];

describe('the photo coach', () => {
  it.each(GOOD)('has nothing to say about a good photo: %j', async (shot) => {
    expect(await flawsOf(paper, shot)).toEqual([]);
  });

  it.each(BAD)('finds a photo %s: %j', async (flaw, shot) => {
    expect(await flawsOf(paper, shot)).toEqual([flaw]);
  });

  it('says the same of a page with two lines on it', async () => {
    expect(await flawsOf(sparse, {})).toEqual([]);
    expect(await flawsOf(sparse, { table: 60, noise: 6 })).toEqual([]);
    expect(await flawsOf(sparse, { blur: 0.003 })).toEqual(['blurred']);
  });

  it('takes an empty page for what it is', async () => {
    expect(await flawsOf(await renderPaper([]), { share: 0.8, table: 20 })).toEqual([]);
  });
});
