import { countedOf, poorOf, replacedOf } from '../media/gathering.js';
import { atBeginning } from '../media/held-names.js';
import type { Meaning } from '../read-meaning.js';
import type { OpenSupplement } from '../session.js';
import { isAnswered, partsOf } from '../supplement-items.js';
import { type Context, line, saying, sayOnly, showPlace, type Turn } from '../turn.js';
import {
  keepBothSupplementPhotos,
  keepSupplementPhotos,
  replaceSupplement,
} from './gather-for-supplement.js';
import { inSupplementItem } from './in-supplement-item.js';
import { setAside } from './leaving.js';
import { sendSupplement } from './send-supplement.js';

/** Gathering what the clerk asked for: words and files, until the citizen sends them off or leaves it for later. */
export function inSupplement(context: Context, meaning: Meaning, supplementId: string): Turn {
  const { session } = context;
  const open = session.supplements.find((one) => one.supplementId === supplementId);
  if (!open) return showPlace(setAside(session), line('supplement.gone'));
  const isStale = !meaning.typed && 'key' in meaning && meaning.key !== supplementId;
  if (isStale || meaning.do === 'unknownTap') return showPlace(session, line('staleTap'));
  const ofItem = open.items.length > 0 ? inSupplementItem(context, meaning, open) : undefined;
  if (ofItem) return ofItem;
  switch (meaning.do) {
    case 'submit':
    case 'done':
      return send(context, open);
    case 'later':
    case 'back':
    case 'cancel':
    case 'restart':
      return showPlace({ ...session, place: { at: 'menu' }, misses: 0 }, line('supplement.later'));
    case 'keep':
    case 'keepPhotos':
      return poorOf(open.gathered).length > 0
        ? keepSupplementPhotos(context, open)
        : note(context, open, meaning.text);
    case 'keepBoth':
      return replacedOf(open.gathered).length > 0
        ? keepBothSupplementPhotos(context, open)
        : note(context, open, meaning.text);
    default:
      return note(context, open, meaning.text);
  }
}

const note = ({ session }: Context, open: OpenSupplement, text: string): Turn =>
  showPlace(replaceSupplement(session, { ...open, texts: [...open.texts, text], closing: false }));

/** Everything that was sent must have arrived, and the citizen knows of what did not. */
function send(context: Context, open: OpenSupplement): Turn {
  const { session, world } = context;
  const files = countedOf(open.gathered);
  const isEmpty = open.texts.length + files.length === 0 && !partsOf(open).some(isAnswered);
  if (isEmpty) return showPlace(session, line('supplement.empty'));
  const waiting = files.filter((one) => one.state !== 'stored');
  if (waiting.length === 0) return sendSupplement(context, open);
  const closing = replaceSupplement(session, { ...open, closing: true });
  return sayOnly(closing, saying('supplement.finishing', { What: atBeginning(world, waiting) }));
}
