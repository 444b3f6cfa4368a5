import { z } from 'zod';
import type { ContentType } from './media.js';
import type { MediaExaminer } from './media-examiner.js';
import type { PictureShrinker } from './picture-shrinker.js';
import type { VirusScanner } from './virus-scanner.js';

export type OutgoingPicture = { bytes: Buffer; contentType: 'image/jpeg' | 'image/png' };
export type OutgoingPaper = { bytes: Buffer; contentType: 'application/pdf' };

export const WordType = z.enum([
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]);
export type WordType = z.infer<typeof WordType>;
export type OutgoingWord = { bytes: Buffer; contentType: WordType };

export type PreparedFile<File = OutgoingPicture | OutgoingPaper> =
  | { kind: 'ready'; file: File }
  /** `scannerAway`: nobody could say yet whether it is clean */
  | { kind: 'refused'; reason: 'wrongType' | 'unreadable' | 'tooLarge' | 'infected' | 'scannerAway' };

/** What the platform takes (reference zalo-oa-api §4). */
const MOST_BYTES = { paper: 5_000_000, picture: 1_000_000 } as const;

export type PrepareDeps = {
  /** what the bytes are; undefined for what we do not take */
  sniff(bytes: Buffer): Promise<ContentType | undefined>;
  /** which kind of Word file the bytes are, if they are one */
  sniffWord(bytes: Buffer): Promise<WordType | undefined>;
  scanner: VirusScanner;
  examiner: MediaExaminer;
  shrinker: PictureShrinker;
};

/** Makes a file of a clerk ready to go to a citizen. Never throws for anything that the file holds. */
export type PrepareOutgoing = (bytes: Buffer) => Promise<PreparedFile>;

/**
 * A clerk's file takes the way of a citizen's: what it is says its content, it is scanned as it came, a picture is made
 * anew without place, time and camera. Then it is brought to what the platform takes.
 */
export function createPrepareOutgoing(deps: PrepareDeps): PrepareOutgoing {
  return async (bytes) => {
    const contentType = await deps.sniff(bytes);
    if (!contentType) return refused('wrongType');
    const verdict = await deps.scanner.scan(bytes);
    if (verdict !== 'clean') return refused(verdict === 'infected' ? 'infected' : 'scannerAway');
    const examined = await deps.examiner.examine({ bytes, contentType });
    if (examined.kind === 'refused') {
      return refused(examined.reason === 'too-large' ? 'tooLarge' : 'unreadable');
    }
    const { file } = examined;
    return file.contentType === 'application/pdf' ? asPaper(file.bytes) : asPicture(deps, file.bytes);
  };
}

/** Makes a file of a notice ready. Word files go besides: scanned, and as they are, for nobody can make them anew. */
export type PrepareForNotice = (
  bytes: Buffer,
) => Promise<PreparedFile<OutgoingPicture | OutgoingPaper | OutgoingWord>>;

export function createPrepareForNotice(deps: PrepareDeps): PrepareForNotice {
  const prepare = createPrepareOutgoing(deps);
  return async (bytes) => {
    const contentType = await deps.sniffWord(bytes);
    if (!contentType) return prepare(bytes);
    if (bytes.length > MOST_BYTES.paper) return refused('tooLarge');
    const verdict = await deps.scanner.scan(bytes);
    if (verdict !== 'clean') return refused(verdict === 'infected' ? 'infected' : 'scannerAway');
    return { kind: 'ready', file: { bytes, contentType } };
  };
}

const refused = (reason: Extract<PreparedFile, { kind: 'refused' }>['reason']) => ({
  kind: 'refused' as const,
  reason,
});

const asPaper = (bytes: Buffer): PreparedFile =>
  bytes.length > MOST_BYTES.paper
    ? refused('tooLarge')
    : { kind: 'ready', file: { bytes, contentType: 'application/pdf' } };

async function asPicture({ shrinker, sniff }: PrepareDeps, bytes: Buffer): Promise<PreparedFile> {
  const contentType = (await sniff(bytes)) === 'image/png' ? 'image/png' : 'image/jpeg';
  const file = await shrinker.shrink({ bytes, contentType }, MOST_BYTES.picture);
  return file ? { kind: 'ready', file } : refused('tooLarge');
}
