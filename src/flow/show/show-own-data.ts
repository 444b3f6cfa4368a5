import type { Saying } from '../effects.js';
import type { Place } from '../place.js';
import { tap } from '../read-meaning.js';
import type { Session } from '../session.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';

/** What of one's own data can be changed here, and what a person has to change. */
const showEditing = (world: World, session: Session): Saying =>
  saying('ownData.editing', {}, [
    ...(session.form ? buttons(world, ['resume', tap('resume')]) : []),
    ...(session.people.length > 0 ? buttons(world, ['savedPeople', tap('people')]) : []),
    ...buttons(
      world,
      ['requestCorrection', tap('requestCorrection')],
      ['requestDeletion', tap('requestDeletion')],
      ['menu', tap('menu')],
    ),
  ]);

/** What the citizen wrote is cut: the whole of it stands above in the chat. */
const MOST_SHOWN = 300;

function showRequesting(world: World, { kind, text }: Extract<Place, { at: 'requesting' }>): Saying {
  const no = buttons(world, ['no', tap('no', 'yeucau')]);
  if (text === '') return saying(`request.asked.${kind}`, {}, no);
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return saying('request.check', { shown }, [
    ...buttons(world, ['sendRequest', tap('submit', 'yeucau')]),
    ...no,
  ]);
}

const showWithdrawing = (world: World): Saying =>
  saying(
    'withdraw.confirm',
    {},
    buttons(world, ['yesWithdraw', tap('yes', 'rut')], ['no', tap('no', 'rut')]),
  );

const showForgetting = (world: World): Saying =>
  saying('forget.confirm', {}, buttons(world, ['yesForget', tap('yes', 'quen')], ['no', tap('no', 'quen')]));

type OwnDataPlace = Extract<Place, { at: 'editing' | 'requesting' | 'withdrawing' | 'forgetting' }>;

/** Where the citizen's rights lie on the table. */
export function showOwnData(world: World, session: Session, place: OwnDataPlace): Saying {
  switch (place.at) {
    case 'editing':
      return showEditing(world, session);
    case 'requesting':
      return showRequesting(world, place);
    case 'withdrawing':
      return showWithdrawing(world);
    case 'forgetting':
      return showForgetting(world);
  }
}
