import type { Sharp } from 'sharp';

/** Pixels, three or four bytes each, row by row. */
export type Picture = { width: number; height: number; channels: number; data: Uint8Array };

export async function toPicture(drawn: Sharp): Promise<Picture> {
  const { data, info } = await drawn.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, data };
}
