/** A picture's brightness, one byte a pixel, row by row. */
export type GreyPicture = { pixels: Uint8Array; width: number; height: number };

/** Longest side (pixels) of a picture that is measured, so that thresholds mean the same for every camera. */
export const MEASURED_SIDE = 1024;
