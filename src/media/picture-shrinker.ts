import type { OutgoingPicture } from './prepare-outgoing.js';

/**
 * Makes a picture small enough for the platform, as large as it may be; undefined when even a small one is too many bytes.
 * Gets only pictures that were examined.
 */
export type PictureShrinker = {
  shrink(picture: OutgoingPicture, maxBytes: number): Promise<OutgoingPicture | undefined>;
};
