import { type CardReading, parseCardText } from '../../identity/card-text.js';
import type { CardReader, CardSight } from '../../media/card-reader.js';
import { createCodeScanner } from './card/create-code-scanner.js';
import { looksAt } from './card/looks.js';

/** After so long no other look is begun: whoever waits would rather type. */
const ENOUGH_MS = 10_000;
/** A look that takes longer is given up. */
const SCAN_MS = 6_000;

/**
 * Reads cards with sharp and zxing: looks at the picture in several ways, the quickest first, until one shows a card. A
 * code's own error correction and the strict reading of its text keep what is not certain out.
 */
export function createQrCardReader({
  now = Date.now,
  enoughMs = ENOUGH_MS,
  scanMs = SCAN_MS,
} = {}): CardReader {
  const scanner = createCodeScanner({ scanMs });

  async function look(bytes: Buffer): Promise<CardSight> {
    const begun = now();
    let sight: CardSight = { seen: 'nothing', problem: 'noCode' };
    for await (const { image, denoise } of looksAt(bytes)) {
      const codes = await scanner.scan(image, { denoise });
      if (codes.length > 0) sight = judge(codes.map((code) => parseCardText(toText(code))));
      if (sight.seen === 'card' || isCertain(sight) || now() - begun > enoughMs) break;
    }
    return sight;
  }

  return {
    read: (bytes) => look(bytes).catch(() => ({ seen: 'nothing', problem: 'notPicture' })),
    close: scanner.close,
  };
}

/** Another look would show the same. */
const isCertain = (sight: CardSight): boolean => sight.seen === 'nothing' && sight.problem === 'severalCards';

/** One card, however often it was found; the codes of other things beside it do not matter. */
function judge(readings: readonly CardReading[]): CardSight {
  const cards = readings.flatMap((reading) => ('card' in reading ? [reading.card] : []));
  const [card] = cards;
  if (card && new Set(cards.map((one) => one.identityNumber)).size > 1) {
    return { seen: 'nothing', problem: 'severalCards' };
  }
  if (card) return { seen: 'card', card };
  const isDamaged = readings.some((reading) => 'problem' in reading && reading.problem === 'damaged');
  return { seen: 'nothing', problem: isDamaged ? 'damaged' : 'otherCode' };
}

/** Cards are written in UTF-8 without saying so; what is not even that is none. */
function toText(code: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(code);
  } catch {
    return '';
  }
}
