import type { FlowEvent } from '../events.js';
import { nameOf } from '../memory/offer-saved.js';
import { tap } from '../read-meaning.js';
import { isInForm } from '../said/leaving.js';
import type { Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { formatDay, formatMoment } from '../show/moments.js';
import { draftOf } from '../show/show-menu.js';
import { type Context, saying, sayOnly, type Turn } from '../turn.js';

type Found = Extract<FlowEvent, { type: 'ownDataFound' }>;
type Moved = Extract<FlowEvent, { type: 'dataRequestMoved' }>;

/** The answer to "dữ liệu của tôi": what is kept, in a few lines, and everything as a file. */
export function onOwnDataFound({ world, session }: Context, { file, ...found }: Found): Turn {
  const { labels } = world.catalogue;
  const own = {
    draft: draftOf(world, session),
    people: session.people.map(nameOf).join(', '),
    dossiers: found.dossiers.map(({ code }) => code).join(', '),
    talk: found.talk === 0 ? '' : String(found.talk),
    notices: found.notices === 0 ? '' : String(found.notices),
    requests: found.waiting.map((at) => formatDay(at)).join(', '),
    stopped: session.optedOut === null ? '' : formatDay(session.optedOut),
  };
  const { stopped: _, ...kept } = own;
  const isNothing = Object.values(kept).every((text) => text === '');
  const taps = buttons(
    world,
    ['editData', tap('editData')],
    session.optedOut === null ? ['stopMessages', tap('stopMessages')] : ['receiveAgain', tap('receiveAgain')],
    ['withdraw', tap('withdraw')],
    ['forgetChat', tap('forget')],
    wayOn(session),
  );
  const shown = saying('ownData.shown', { ...own, nothing: isNothing ? labels.nothingKept : '' }, taps);
  return sayOnly(session, { ...shown, file });
}

/** A request that a person has to see to: by when, and what came of it. */
export function onDataRequestMoved({ world, session }: Context, { move, kind, dueAt, note }: Moved): Turn {
  const due = formatMoment(dueAt, world.catalogue.labels);
  const said = saying(
    move === 'taken' ? `request.taken.${kind}` : 'request.done',
    { due, note: note ?? '' },
    buttons(world, wayOn(session)),
  );
  return sayOnly(session, said);
}

const wayOn = (session: Session): ['resume' | 'menu', string] =>
  session.form && isInForm(session) ? ['resume', tap('resume')] : ['menu', tap('menu')];
