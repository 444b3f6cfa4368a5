import { toDataRequest } from '../data-request.js';
import { dropForm, dropMedia } from '../form.js';
import type { Meaning } from '../read-meaning.js';
import { tap } from '../read-meaning.js';
import type { Session } from '../session.js';
import { tidyShelf } from '../shelf.js';
import { buttons } from '../show/buttons.js';
import { type Context, line, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { withoutSupplementAnswers } from './in-forgetting.js';
import { miss } from './miss.js';

/** The answer to "really withdraw your consent?". */
export function inWithdrawing(context: Context, meaning: Meaning): Turn {
  const { session } = context;
  const about = 'key' in meaning && meaning.key !== undefined ? meaning.key : 'rut';
  if (meaning.do === 'withdraw' || (meaning.do === 'yes' && about === 'rut')) return withdraw(context);
  if (meaning.do === 'no' || meaning.do === 'back' || meaning.do === 'cancel') {
    return showPlace({ ...session, place: { at: 'menu' }, misses: 0 });
  }
  return miss(context, line(meaning.typed ? 'withdraw.pressButton' : 'staleTap'));
}

/** What rests on consent ends: the draft and those that wait behind it, files that no dossier has, reminders. Dossiers stay, as law wants. */
function withdraw({ world, session, at }: Context): Turn {
  const waiting = tidyShelf(world, session, () => true);
  const dropped = dropForm(world, waiting.session);
  const files = session.supplements.flatMap((one) => one.gathered.map(({ item }) => item.mediaId));
  const withdrawn: Session = {
    ...withoutSupplementAnswers(dropped.session),
    place: { at: 'menu' },
    people: [],
    optedOut: session.optedOut ?? at,
    misses: 0,
  };
  const asked = toDataRequest(withdrawn, 'withdraw', { at });
  const taps = buttons(world, ['forgetChat', tap('forget')], ['menu', tap('menu')]);
  return withEffects(
    sayOnly(asked.session, saying('withdraw.done', {}, taps)),
    ...dropped.effects,
    ...waiting.effects,
    ...(files.length === 0 ? [] : [dropMedia(files)]),
    asked.request,
  );
}
