import { fileTypeFromBuffer } from 'file-type';
import { ContentType } from '../../media/media.js';

/** What the bytes are, whatever the name or a header says; undefined for everything that we do not take. */
export async function sniffContentType(bytes: Buffer): Promise<ContentType | undefined> {
  const found = await fileTypeFromBuffer(bytes);
  return ContentType.safeParse(found?.mime).data;
}
