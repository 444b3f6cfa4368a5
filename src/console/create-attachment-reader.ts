import type { ContentType } from '../media/media.js';
import type { MediaStore } from '../media/media-store.js';
import type { AttachmentReader, StoredAttachment } from './attachment-reader.js';

/** A clerk's computer opens a file by its ending; what a phone called it may be older than its conversion. */
const ENDINGS: Readonly<Record<ContentType, readonly [usual: string, ...others: string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic'],
  'image/heif': ['heif'],
  'application/pdf': ['pdf'],
};
const PICTURE_ENDING = /\.(jpe?g|png|webp|hei[cf])$/i;

type Named = { mediaId: string; name?: string | undefined; contentType: ContentType };

/** Photos come from the platform without a name. */
function nameOf({ mediaId, name, contentType }: Named): string {
  const endings = ENDINGS[contentType];
  const stem = contentType === 'application/pdf' ? 'tep' : 'anh';
  if (name === undefined) return `${stem}-${mediaId.slice(-8)}.${endings[0]}`;
  const fits = endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
  return fits ? name : `${name.replace(PICTURE_ENDING, '')}.${endings[0]}`;
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
