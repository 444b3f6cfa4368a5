import { channelModeFor } from '../channel-mode.js';
import type { Saying } from '../effects.js';
import { stopOf } from '../form.js';
import { papersFor } from '../papers-for.js';
import type { Procedure } from '../procedure.js';
import { tap } from '../read-meaning.js';
import { asked, type Filled, toRoute } from '../route.js';
import { inChat } from '../shown-answer.js';
import { situationOf } from '../situation.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';
import { expectedDue } from './expected-due.js';
import { openingOf } from './opening.js';
import { showFee } from './show-fee.js';
import { showStop } from './show-stop.js';

/** "What you need": who, papers, fee and time, before anything is asked. */
export function showCard(world: World, procedure: Procedure, { day }: Pick<Filled, 'day'>): Saying {
  return saying(
    channelModeFor(world, procedure) === 'PRE_DECLARATION' ? 'card.preDeclaration' : 'card.directIntake',
    {
      procedure: procedure.name,
      who: procedure.whoMayApply,
      papers: listPapers(world, procedure, { answers: {}, day }),
      fee: procedure.fee.text,
      time: procedure.timeText,
      start: procedure.messages.start ?? '',
    },
    buttons(
      world,
      ['start', tap('start', procedure.id)],
      ...(procedure.situation.length > 0 ? ([['needWhat', tap('papers', procedure.id)]] as const) : []),
      ...(procedure.tone === 'condolence' ? ([['person', tap('person')]] as const) : []),
      ['menu', tap('menu')],
    ),
  );
}

/** The card for one case: only its papers, its fee, the day it may be ready, where and when to come. */
export function showTailored(world: World, procedure: Procedure, filled: Filled, at: number): Saying {
  const stop = stopOf(world, procedure, filled);
  if (stop) {
    return showStop(
      stop,
      buttons(
        world,
        ['changeAnswer', tap('papers', procedure.id)],
        ['person', tap('person')],
        ['menu', tap('menu')],
      ),
    );
  }
  const known = asked(toRoute(situationOf(procedure), filled));
  return saying(
    'card.tailored',
    {
      procedure: procedure.name,
      situation: known.map(({ question, value }) => inChat(world, question, value)).join('; '),
      papers: listPapers(world, procedure, filled),
      fee: showFee(world, procedure, filled),
      time: procedure.timeText,
      due: expectedDue(world, procedure, at),
      opening: openingOf(world, at),
    },
    buttons(
      world,
      ['start', tap('start', procedure.id)],
      ['changeAnswer', tap('papers', procedure.id)],
      ['menu', tap('menu')],
    ),
  );
}

/** The papers as a list; what is not known yet stands with its case. */
export const listPapers = (world: World, procedure: Procedure, filled: Filled): string =>
  papersFor(procedure, filled, world.catalogue.labels.paperInCase)
    .map((paper) => `• ${paper}`)
    .join('\n');
