import { AskedTopic } from '../asked-topic.js';
import { findOffered, isInForce } from '../catalogue.js';
import type { Line } from '../effects.js';
import { getProcedure } from '../form.js';
import type { Place } from '../place.js';
import type { Procedure } from '../procedure.js';
import { foldWords } from '../read-meaning.js';
import type { Filled } from '../route.js';
import { expectedDue } from '../show/expected-due.js';
import { dayOf } from '../show/moments.js';
import { openingOf } from '../show/opening.js';
import { listPapers } from '../show/show-card.js';
import { showFee } from '../show/show-fee.js';
import { showPlaceOf } from '../show/show-place.js';
import { situationPlace } from '../situation.js';
import { type Context, line, sayOnly, showPlace, type Turn } from '../turn.js';
import { isInForm } from './leaving.js';

type About = { procedure: Procedure; filled: Filled };

/** What a longer message asks about the office or a procedure. */
export function findTopic({ world }: Context, text: string): AskedTopic | undefined {
  const said = ` ${foldWords(text)} `;
  return AskedTopic.options.find((topic) =>
    world.catalogue.topics.get(topic)?.some((phrase) => said.includes(` ${phrase} `)),
  );
}

/** A short true answer. A question that waits is asked again under it, a menu or card keeps only its buttons. */
export function answerTopic(context: Context, topic: AskedTopic): Turn {
  const { world, session, at } = context;
  switch (topic) {
    case 'hours':
      return tell(context, line('asked.hours', { opening: openingOf(world, at) }));
    case 'address':
      return tell(context, line('asked.address'));
    case 'phone':
      return tell(context, line('asked.phone'));
    case 'writing':
      return tell(context, line('asked.writing', { opening: openingOf(world, at) }));
    case 'papers':
    case 'fee':
    case 'duration': {
      const about = aboutWhat(context);
      if (!about) return showPlace({ ...session, misses: 0, place: { at: 'menu' } }, line('asked.which'));
      const isBefore = topic === 'papers' && !isInForm(session);
      return isBefore
        ? showPlace({ ...session, misses: 0, place: situationPlace(context, about.procedure, {}) })
        : tell(context, toLine(context, topic, about));
    }
  }
}

function tell({ world, session, at }: Context, answer: Line): Turn {
  const calm = { ...session, misses: 0 };
  if (!BROWSING.has(session.place.at)) return showPlace(calm, answer);
  const { buttons } = showPlaceOf(world, calm, at);
  return sayOnly(calm, { ...answer, buttons });
}

const BROWSING: ReadonlySet<Place['at']> = new Set(['menu', 'finding', 'card']);

/** The procedure that lies on the table, with what is answered of it so far. */
function aboutWhat({ world, session, at }: Context): About | undefined {
  const { place, form } = session;
  if (form && isInForm(session)) return { procedure: getProcedure(world, form), filled: form };
  if (place.at !== 'card' && place.at !== 'situation') return undefined;
  const procedure = findOffered(world.catalogue, place.procedureId, dayOf(at));
  const answers = place.at === 'card' ? place.situation : place.answers;
  return procedure && { procedure, filled: { answers: answers ?? {}, day: dayOf(at) } };
}

function toLine(
  { world, at }: Context,
  topic: 'papers' | 'fee' | 'duration',
  { procedure, filled }: About,
): Line {
  const named = { procedure: procedure.shortName };
  switch (topic) {
    case 'papers':
      return line('asked.papers', {
        ...named,
        papers: listPapers(world, procedure, filled),
      });
    case 'fee':
      return line('asked.fee', { ...named, fee: showFee(world, procedure, filled) });
    case 'duration':
      return line('asked.duration', {
        ...named,
        time: isInForce(procedure, dayOf(at)) ? procedure.timeText : world.catalogue.labels.dueLater,
        due: expectedDue(world, procedure, at),
      });
  }
}
