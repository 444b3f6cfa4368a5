import type { ContentType } from './media.js';
import type { MediaExaminer } from './media-examiner.js';
import type { PictureShrinker } from './picture-shrinker.js';
import type { VirusScanner } from './virus-scanner.js';

export type OutgoingPicture = { bytes: Buffer; contentType: 'image/jpeg' | 'image/png' };
export type OutgoingPaper = { bytes: Buffer; contentType: 'application/pdf' };

export type PreparedFile =
  | { kind: 'ready'; file: OutgoingPicture | OutgoingPaper }
  /** `scannerAway`: nobody could say yet whether it is clean */
  | { kind: 'refused'; reason: 'wrongType' | 'unreadable' | 'tooLarge' | 'infected' | 'scannerAway' };

/** What the platform takes (reference zalo-oa-api §4). */
const MOST_BYTES = { paper: 5_000_000, picture: 1_000_000 } as const;

export type PrepareDeps = {
  /** what the bytes are; undefined for what we do not take */
  sniff(bytes: Buffer): Promise<ContentType | undefined>;
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

const refused = (reason: Extract<PreparedFile, { kind: 'refused' }>['reason']): PreparedFile => ({
  kind: 'refused',
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
