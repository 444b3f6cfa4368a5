import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ExaminedMedia } from '../../src/media/media-examiner.js';
import type { FetchedMedia } from '../../src/media/media-fetcher.js';
import { createTakeMedia } from '../../src/media/take-media.js';
import type { ScanVerdict } from '../../src/media/virus-scanner.js';

const CAME = Buffer.from('as it came');
const CLEANED = { bytes: Buffer.from('cleaned'), contentType: 'image/jpeg' } as const;

describe('taking a file', () => {
  let fetched: FetchedMedia;
  let verdict: ScanVerdict;
  let examined: ExaminedMedia;
  let steps: string[];
  const take = () =>
    createTakeMedia({
      fetcher: { fetch: async (url) => noting(`fetch ${url}`, fetched) },
      scanner: { scan: async (bytes) => noting(`scan ${bytes}`, verdict) },
      examiner: { examine: async ({ bytes }) => noting(`examine ${bytes}`, examined) },
    })('https://x/1');
  const noting = <T>(step: string, result: T): T => {
    steps.push(step);
    return result;
  };

  beforeEach(() => {
    steps = [];
    fetched = { kind: 'fetched', bytes: CAME, contentType: 'image/jpeg' };
    verdict = 'clean';
    examined = { kind: 'good', file: CLEANED, flaws: ['dark'] };
  });

  it('scans what came before anything looks into it, and gives the cleaned file', async () => {
    expect(await take()).toEqual({ kind: 'good', file: CLEANED, flaws: ['dark'] });
    expect(steps).toEqual(['fetch https://x/1', 'scan as it came', 'examine as it came']);
  });

  it('goes no further with what could not be fetched', async () => {
    fetched = { kind: 'later' };
    expect(await take()).toEqual({ kind: 'later', waitsFor: 'platform' });
    fetched = { kind: 'refused', reason: 'wrong-type' };
    expect(await take()).toEqual({ kind: 'refused', reason: 'wrong-type' });
    expect(steps).toEqual(['fetch https://x/1', 'fetch https://x/1']);
  });

  it('examines nothing that is infected or was not scanned', async () => {
    verdict = 'infected';
    expect(await take()).toEqual({ kind: 'refused', reason: 'infected' });
    verdict = 'away';
    expect(await take()).toEqual({ kind: 'later', waitsFor: 'scanner' });
    expect(steps.filter((step) => step.startsWith('examine'))).toEqual([]);
  });

  it('refuses what does not open', async () => {
    examined = { kind: 'refused', reason: 'unreadable' };
    expect(await take()).toEqual({ kind: 'refused', reason: 'unreadable' });
  });
});
