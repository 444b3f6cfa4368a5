import type { ContentType } from '../media/media.js';
import type { MediaStore } from '../media/media-store.js';
import type { AttachmentReader, StoredAttachment } from './attachment-reader.js';

/** Names for photos, which the platform sends without one; a clerk's computer opens a file by its ending. */
const NAMELESS: Readonly<Record<ContentType, { stem: string; ending: string }>> = {
  'image/jpeg': { stem: 'anh', ending: 'jpg' },
  'image/png': { stem: 'anh', ending: 'png' },
  'image/webp': { stem: 'anh', ending: 'webp' },
  'image/heic': { stem: 'anh', ending: 'heic' },
  'image/heif': { stem: 'anh', ending: 'heif' },
  'application/pdf': { stem: 'tep', ending: 'pdf' },
};

type Named = { mediaId: string; name?: string | undefined; contentType: ContentType };

function nameOf({ mediaId, name, contentType }: Named): string {
  const { stem, ending } = NAMELESS[contentType];
  return name ?? `${stem}-${mediaId.slice(-8)}.${ending}`;
}

/** The citizens' files as the console reads them. */
export function createAttachmentReader(store: Pick<MediaStore, 'findMany' | 'read'>): AttachmentReader {
  return {
    async describe(mediaIds) {
      const found = await store.findMany(mediaIds);
      const stored = found.flatMap((media): [string, StoredAttachment][] => {
        const { mediaId, state, name, contentType, size = 0 } = media;
        if (state !== 'stored' || !contentType) return [];
        return [[mediaId, { name: nameOf({ mediaId, name, contentType }), contentType, bytes: size }]];
      });
      return new Map(stored);
    },
    async read(mediaId) {
      const file = await store.read(mediaId);
      return file && { ...file, name: nameOf({ ...file, mediaId }) };
    },
  };
}
