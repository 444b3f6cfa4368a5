import type { DossierAttachment } from '../dossier-desk.js';

export type FileView = Pick<DossierAttachment, 'mediaId' | 'label'> & {
  /** absent: not arrived yet */
  stored?: { name: string; image: boolean; size: string };
};

/** A file as pages list it. */
export function toFileView({ mediaId, label, stored }: DossierAttachment): FileView {
  return {
    mediaId,
    ...(label !== undefined && { label }),
    ...(stored && {
      stored: {
        name: stored.name,
        image: stored.contentType.startsWith('image/'),
        size: toSize(stored.bytes),
      },
    }),
  };
}

export const toSize = (bytes: number): string =>
  bytes < 1e6
    ? `${Math.max(1, Math.round(bytes / 1e3))} KB`
    : `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`;
