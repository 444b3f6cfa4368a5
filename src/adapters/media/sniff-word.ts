import { fileTypeFromBuffer } from 'file-type';
import { WordType } from '../../media/prepare-outgoing.js';

const OLD_OFFICE = 'application/x-cfb';
/** The stream that every old Word file has, and no spreadsheet or presentation. */
const WORD_STREAM = Buffer.from('WordDocument', 'utf16le');

/** Which kind of Word file the bytes are, whatever the name says; undefined for everything else. */
export async function sniffWord(bytes: Buffer): Promise<WordType | undefined> {
  const found = await fileTypeFromBuffer(bytes);
  if (found?.mime === OLD_OFFICE) return bytes.includes(WORD_STREAM) ? 'application/msword' : undefined;
  return WordType.safeParse(found?.mime).data;
}
