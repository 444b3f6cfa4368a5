import { toDataRequest } from '../data-request.js';
import type { Place } from '../place.js';
import type { Meaning } from '../read-meaning.js';
import { tap } from '../read-meaning.js';
import type { Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { type Context, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { isInForm, setAside } from './leaving.js';

/** What somebody can ask about their own data, wherever the conversation stands; undefined for everything else. */
export function ownData(context: Context, meaning: Meaning): Turn | undefined {
  const { session } = context;
  switch (meaning.do) {
    case 'ownData':
      return askForOwnData(context);
    case 'editData':
      return goTo(session, { at: 'editing' });
    case 'requestCorrection':
      return goTo(session, { at: 'requesting', kind: 'correct', text: '' });
    case 'requestDeletion':
      return goTo(session, { at: 'requesting', kind: 'delete', text: '' });
    case 'withdraw':
      return session.place.at === 'withdrawing' ? undefined : goTo(session, { at: 'withdrawing' });
    // "dừng" where no form is open can only mean the messages
    case 'stop':
    case 'stopMessages':
      return stopMessages(context);
    case 'receiveAgain':
      return receiveAgain(context);
    case 'change':
      return isIdle(session) ? goTo(session, { at: 'editing' }) : undefined;
    default:
      return undefined;
  }
}

/** An open form waits meanwhile. */
const goTo = (session: Session, place: Place): Turn => showPlace({ ...setAside(session), place });

/** Where "sửa" has nothing else to mean. */
const isIdle = ({ place }: Session): boolean => ['menu', 'card', 'editing'].includes(place.at);

/** The platform takes a limited number of files a month; nobody needs the same one again within this time. */
const SAME_FILE = 10 * 60_000;

/** What lies outside the conversation has to be looked up; the answer comes as an event. */
function askForOwnData({ world, session, at }: Context): Turn {
  if (session.exportedAt !== null && at - session.exportedAt < SAME_FILE) {
    return sayOnly(session, saying('ownData.justSent', {}, wayOn(world, session)));
  }
  const asked = toDataRequest({ ...session, exportedAt: at }, 'view', { at });
  return withEffects(sayOnly(asked.session, saying('ownData.collecting')), asked.request);
}

/** No reminders, surveys and notices any more; answers, and what happens to a dossier, are still told. */
function stopMessages({ world, session, at }: Context): Turn {
  const said = saying('messages.stopped', {}, [
    ...buttons(world, ['receiveAgain', tap('receiveAgain')]),
    ...wayOn(world, session),
  ]);
  if (session.optedOut !== null) return sayOnly(session, said);
  const asked = toDataRequest({ ...session, optedOut: at }, 'stopMessages', { at });
  return withEffects(sayOnly(asked.session, said), asked.request);
}

const receiveAgain = ({ world, session }: Context): Turn =>
  sayOnly({ ...session, optedOut: null }, saying('messages.again', {}, wayOn(world, session)));

const wayOn = (world: Context['world'], session: Session) =>
  buttons(world, isInForm(session) ? ['resume', tap('resume')] : ['menu', tap('menu')]);
