import type { Answer } from '../answer.js';
import { kindOf } from '../answers/index.js';
import { findOffered } from '../catalogue.js';
import type { Place } from '../place.js';
import type { Procedure } from '../procedure.js';
import type { Meaning } from '../read-meaning.js';
import { asked, findOpen, toRoute } from '../route.js';
import { dayOf } from '../show/moments.js';
import { inChat, labelOf } from '../shown-answer.js';
import { situationOf, situationPlace } from '../situation.js';
import { type Context, line, showPlace, type Turn } from '../turn.js';
import { calm } from './alarm.js';
import { inMenu } from './in-menu.js';
import { miss } from './miss.js';

type Situation = Extract<Place, { at: 'situation' }>;

/** At one of these questions: a tap or typed words answer it, "lùi" goes back, anything else is looked up as usual. */
export function inSituation(context: Context, meaning: Meaning, place: Situation): Turn {
  const { world, at } = context;
  const procedure = findOffered(world.catalogue, place.procedureId, dayOf(at));
  const open =
    procedure && findOpen(toRoute(situationOf(procedure), { answers: place.answers, day: dayOf(at) }));
  if (!procedure || !open) return inMenu(context, meaning);
  if (meaning.do === 'back') return goBack(context, procedure, place);
  if (meaning.do === 'answer' && meaning.key !== open.question.key) {
    return showPlace(context.session, line('staleTap'));
  }
  if (!meaning.typed && meaning.do !== 'answer') return inMenu(context, meaning);
  return take(context, procedure, place, meaning.text);
}

function take(context: Context, procedure: Procedure, place: Situation, text: string): Turn {
  const { world, session, at } = context;
  const day = dayOf(at);
  const open = findOpen(toRoute(situationOf(procedure), { answers: place.answers, day }));
  if (!open) return showPlace(session);
  const { question } = open;
  const parsed = kindOf(question.answer).parse({ text, at }, question.answer, world.domain);
  if (parsed.outcome !== 'valid') {
    return calm(context, text) ?? miss(context, line('situation.notUnderstood'));
  }
  const answers = { ...place.answers, [question.key]: { value: parsed.value, warnings: parsed.warnings } };
  const echo = line('echo', { label: labelOf(question), shown: inChat(world, question, parsed.value) });
  return showPlace({ ...session, misses: 0, place: situationPlace(context, procedure, answers) }, echo);
}

/** To the question before, or from the first one back to the card. */
function goBack({ session, at }: Context, procedure: Procedure, { answers }: Situation): Turn {
  const steps = asked(toRoute(situationOf(procedure), { answers, day: dayOf(at) }));
  const last = steps.findLast((step) => step.state !== 'open');
  const place: Place = last
    ? { at: 'situation', procedureId: procedure.id, answers: without(answers, last.question.key) }
    : { at: 'card', procedureId: procedure.id };
  return showPlace({ ...session, misses: 0, place });
}

const without = (answers: Record<string, Answer>, key: string): Record<string, Answer> =>
  Object.fromEntries(Object.entries(answers).filter(([one]) => one !== key));
