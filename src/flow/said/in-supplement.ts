import type { Meaning } from '../read-meaning.js';
import { tap } from '../read-meaning.js';
import type { OpenSupplement, Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { type Context, line, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { setAside } from './leaving.js';

/** Gathering what the clerk asked for: words and files, until the citizen sends them off or leaves it for later. */
export function inSupplement(context: Context, meaning: Meaning, supplementId: string): Turn {
  const { session } = context;
  const open = session.supplements.find((one) => one.supplementId === supplementId);
  if (!open) return showPlace(setAside(session), line('supplement.gone'));
  const isStale = !meaning.typed && 'key' in meaning && meaning.key !== supplementId;
  if (isStale || meaning.do === 'unknownTap') return showPlace(session, line('staleTap'));
  switch (meaning.do) {
    case 'submit':
    case 'done':
      return send(context, open);
    case 'later':
    case 'back':
    case 'cancel':
    case 'restart':
      return showPlace({ ...session, place: { at: 'menu' }, misses: 0 }, line('supplement.later'));
    default:
      return showPlace(replaceSupplement(session, { ...open, texts: [...open.texts, meaning.text] }));
  }
}

/** The session with this request in its newer form. */
export const replaceSupplement = (session: Session, open: OpenSupplement): Session => ({
  ...session,
  misses: 0,
  supplements: session.supplements.map((one) => (one.supplementId === open.supplementId ? open : one)),
});

function send({ session, world, at }: Context, open: OpenSupplement): Turn {
  if (open.gathered.some((held) => !held.stored)) return showPlace(session, line('media.stillReceiving'));
  if (open.texts.length + open.gathered.length === 0) return showPlace(session, line('supplement.empty'));
  const supplements = session.supplements.filter((one) => one !== open);
  const taps = buttons(world, session.form ? ['resume', tap('resume')] : ['menu', tap('menu')]);
  return withEffects(
    sayOnly(
      { ...session, supplements, place: { at: 'menu' } },
      saying('supplement.sending', { code: open.code }, taps),
    ),
    {
      type: 'supplement',
      supplementId: open.supplementId,
      dossierId: open.dossierId,
      text: open.texts.join('\n'),
      mediaIds: open.gathered.map((held) => held.item.mediaId),
      at,
    },
  );
}
