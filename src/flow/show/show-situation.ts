import { holds } from '../condition.js';
import type { Saying } from '../effects.js';
import { progressOf } from '../form.js';
import type { Procedure } from '../procedure.js';
import { answerTap, tap } from '../read-meaning.js';
import { asked, type Filled, findOpen, toRoute, valuesOf } from '../route.js';
import { choicesOf } from '../shown-answer.js';
import { situationOf } from '../situation.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons, MOST_BUTTONS } from './buttons.js';

/** The next question that tailors the list of papers; undefined when all are answered. */
export function showSituation(world: World, procedure: Procedure, filled: Filled): Saying | undefined {
  const route = toRoute(situationOf(procedure), filled);
  const step = findOpen(route);
  if (!step) return undefined;
  const { key, ask, askIf } = step.question;
  const choices = choicesOf(world.domain, step.question);
  const isListed = choices.length > MOST_BUTTONS - 1;
  return saying(
    'situation.asked',
    {
      ...progressOf(route, step),
      count: step === asked(route)[0] ? procedure.situation.length : '',
      ask: askIf && holds(askIf.when, valuesOf(route)) ? askIf.ask : ask,
      options: isListed ? choices.map(({ label }, index) => `${index + 1}. ${label}`).join('\n') : '',
    },
    [
      ...choices
        .slice(0, MOST_BUTTONS - 1)
        .map(({ label, value }) => ({ label, payload: answerTap(key, value) })),
      ...buttons(world, ['back', tap('back', key)]),
    ],
  );
}
