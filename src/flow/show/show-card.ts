import type { PlainDate } from '../../ids.js';
import { channelModeFor } from '../channel-mode.js';
import type { Saying } from '../effects.js';
import { papersFor } from '../papers-for.js';
import type { Procedure } from '../procedure.js';
import { tap } from '../read-meaning.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';

/** "What you need": who, papers, fee and time, before anything is asked. */
export function showCard(world: World, procedure: Procedure, day: PlainDate): Saying {
  return saying(
    channelModeFor(world, procedure) === 'PRE_DECLARATION' ? 'card.preDeclaration' : 'card.directIntake',
    {
      procedure: procedure.name,
      who: procedure.whoMayApply,
      papers: papersFor(procedure, { answers: {}, day }, world.catalogue.labels.paperInCase)
        .map((paper) => `• ${paper}`)
        .join('\n'),
      fee: procedure.fee.text,
      time: procedure.timeText,
      start: procedure.messages.start ?? '',
    },
    buttons(
      world,
      ['start', tap('start', procedure.id)],
      ...(procedure.tone === 'condolence' ? ([['person', tap('person')]] as const) : []),
      ['menu', tap('menu')],
    ),
  );
}
