import type { MediaFile } from '../../media/media.js';
import type { ExaminedMedia } from '../../media/media-examiner.js';

/** Readers look for the end mark in the last kilobyte; scanners leave more behind it. */
const TAIL = 4_096;

/**
 * Whether a PDF is whole: it begins as one, has pages, and ends as one, so that one cut off on its way is not kept. One
 * that is encrypted may open or may want a password, which only a reader finds out: that is a flaw.
 */
export function examinePdf(file: MediaFile): ExaminedMedia {
  const text = file.bytes.toString('latin1');
  const isWhole = text.startsWith('%PDF-') && /\bobj\b/.test(text) && text.slice(-TAIL).includes('%%EOF');
  if (!isWhole) return { kind: 'refused', reason: 'unreadable' };
  const isLocked = /\/Encrypt\s+(\d+\s+\d+\s+R|<<)/.test(text);
  return { kind: 'good', file, flaws: isLocked ? ['locked'] : [] };
}
