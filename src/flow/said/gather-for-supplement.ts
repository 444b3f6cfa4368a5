import type { MediaItem } from '../events.js';
import { accept, countedOf, hold, isQuiet, keepBoth, lostOf, poorOf, told } from '../media/gathering.js';
import { atBeginning } from '../media/held-names.js';
import { tap } from '../read-meaning.js';
import type { OpenSupplement, Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { gatheringLines, MOST_FILES } from '../show/gathering-lines.js';
import { addFiles, addText } from '../supplement-items.js';
import { type Context, keepSilent, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { toFetch } from './gather-files.js';
import { sendSupplement } from './send-supplement.js';

/** The session with this request in its newer form. */
export const replaceSupplement = (session: Session, open: OpenSupplement): Session => ({
  ...session,
  misses: 0,
  supplements: session.supplements.map((one) => (one.supplementId === open.supplementId ? open : one)),
});

/** Photos and files for a clerk's request, gathered like those of a question; what is written beside them counts too. */
export function gatherForSupplement(
  context: Context,
  open: OpenSupplement,
  items: MediaItem[],
  caption?: string,
): Turn {
  const gathered = hold(open.gathered, items, MOST_FILES);
  const known = new Set(open.gathered.map((one) => one.item.mediaId));
  const fresh = gathered.filter((one) => one.state === 'coming' && !known.has(one.item.mediaId));
  const given =
    open.items.length > 0
      ? addFiles(
          open,
          items.map(({ mediaId }) => mediaId),
        )
      : open;
  const worded = caption === undefined ? given : withWords(given, caption);
  const turn = goOnWithSupplement(context, { ...worded, gathered, closing: false });
  return withEffects(turn, ...fresh.map(({ item }) => toFetch(item)));
}

/** Words beside a file, for what is asked for now or for the whole request. */
export const withWords = (open: OpenSupplement, text: string): OpenSupplement =>
  open.asking < open.items.length ? addText(open, text) : { ...open, texts: [...open.texts, text] };

/** Silence while files are coming; what was called complete goes to the clerk as soon as the last has arrived. */
export function goOnWithSupplement(context: Context, open: OpenSupplement): Turn {
  const { world, session } = context;
  const held = open.gathered;
  const isHere = session.place.at === 'supplement' && session.place.supplementId === open.supplementId;
  if (!isQuiet(held)) return keepSilent(replaceSupplement(session, open));
  const isTroubled = lostOf(held).length + poorOf(held).length > 0;
  const isWaiting = countedOf(held).some((one) => one.state !== 'stored');
  if (open.closing && !isTroubled && !isWaiting) {
    return sendSupplement({ ...context, session: replaceSupplement(session, open) }, open);
  }
  if (open.closing && !isTroubled) {
    const late = countedOf(held).filter((one) => one.state === 'late');
    return sayOnly(
      replaceSupplement(session, open),
      saying('media.late', { What: atBeginning(world, late) }),
    );
  }
  const next = { ...open, gathered: told(held), closing: false };
  if (isHere) return showPlace(replaceSupplement(session, next));
  if (isWaiting && !isTroubled) return keepSilent(replaceSupplement(session, next));
  const way = buttons(world, ['openSupplement', tap('resume', open.supplementId)]);
  return sayOnly(replaceSupplement(session, next), {
    ...saying('supplement.aside', { code: open.code }, way),
    before: gatheringLines(world, held, { max: MOST_FILES }),
  });
}

/** The photos are kept although they could be better. */
export const keepSupplementPhotos = (context: Context, open: OpenSupplement): Turn =>
  goOnWithSupplement(context, { ...open, gathered: accept(open.gathered) });

/** A photo that was taken for a better one was another page. */
export const keepBothSupplementPhotos = (context: Context, open: OpenSupplement): Turn =>
  goOnWithSupplement(context, { ...open, gathered: keepBoth(open.gathered) });
