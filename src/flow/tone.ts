import { type Catalogue, findPinned } from './catalogue.js';
import type { Line, Saying } from './effects.js';
import type { FlowEvent } from './events.js';
import { findByOfficialName } from './official-name.js';
import type { Procedure } from './procedure.js';
import { QUIET } from './quiet.js';
import { isInForm } from './said/leaving.js';
import type { Session } from './session.js';
import { dayOf } from './show/moments.js';
import { line } from './turn.js';
import type { World } from './world.js';

/** What one event led to, and from where. */
export type Passage = { before: Session; after: Session; event: FlowEvent };

/**
 * The saying in the tone of what it is about. Where somebody has died there is no cheer, no tick and no thanks for every
 * answer (texts with a `quiet.` twin give way to it), and the first words are of condolence.
 */
export function inTone(world: World, saying: Saying, passage: Passage): Saying {
  if (!isQuiet(world, passage)) return saying;
  const { before, after } = passage;
  const arrives = offeredAt(after) !== undefined && offeredAt(before) === undefined;
  const lines = [...(arrives ? [line('condolence')] : []), ...(saying.before ?? [])];
  return {
    ...quiet(world.catalogue, saying),
    ...(lines.length > 0 && { before: lines.map((one) => quiet(world.catalogue, one)) }),
  };
}

const quiet = <L extends Line>({ quiet: known }: Catalogue, said: L): L =>
  known.has(said.key) ? { ...said, key: QUIET + said.key } : said;

/** A form that was just left still sets the tone of the words that leave it. */
const isQuiet = (world: World, { before, after, event }: Passage): boolean =>
  [matterOf(world, before), matterOf(world, after), meantBy(world, after, event)].some(
    (procedure) => procedure?.tone === 'condolence',
  );

/** The procedure whose card, or whose questions before it, lie on the table. */
const offeredAt = ({ place }: Session): string | undefined =>
  place.at === 'card' || place.at === 'situation' ? place.procedureId : undefined;

/** The procedure that lies on the table. */
function matterOf(world: World, session: Session): Procedure | undefined {
  const guessed = session.place.at === 'finding' ? session.place.procedureIds[0] : undefined;
  const id = offeredAt(session) ?? guessed;
  if (id !== undefined) return world.catalogue.procedures.findLast((one) => one.id === id);
  return isInForm(session) ? ofForm(world, session) : undefined;
}

/** The procedure that the office or the clock brings up, wherever the conversation stands. */
function meantBy(world: World, session: Session, event: FlowEvent): Procedure | undefined {
  if (event.type === 'fellSilent') return ofForm(world, session);
  if (event.type !== 'dossierMoved' && event.type !== 'reminderDue') return undefined;
  const { procedureName, receivedAt } = event.dossier;
  return findByOfficialName(world, procedureName, dayOf(receivedAt));
}

const ofForm = ({ catalogue }: World, { form }: Session): Procedure | undefined =>
  form ? findPinned(catalogue, form.procedureId, form.revision) : undefined;
