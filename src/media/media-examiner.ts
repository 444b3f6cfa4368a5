import type { MediaFlaw, MediaRefusal } from '../flow/events.js';
import type { MediaFile } from './media.js';

export type ExaminedMedia =
  /** fit to be kept: the cleaned file, and what a clerk would have trouble with */
  | { kind: 'good'; file: MediaFile; flaws: MediaFlaw[] }
  | { kind: 'refused'; reason: Extract<MediaRefusal, 'unreadable' | 'too-large'> };

/**
 * Looks at a fetched file before anything is done with it. A picture comes back upright, as JPEG or PNG of bounded
 * size, and without anything but its pixels: no place, no time, no camera. A PDF comes back as it is. Never throws for
 * anything that the file holds.
 */
export type MediaExaminer = { examine(file: MediaFile): Promise<ExaminedMedia> };
