import { openDraft, refOf } from '../draft-result.js';
import type { Line } from '../effects.js';
import { getProcedure, naturalPlace, placeAt, progressOf, routeOf } from '../form.js';
import { asked, findOpen, type RouteStep } from '../route.js';
import type { Form } from '../session.js';
import { inChat, labelOf } from '../shown-answer.js';
import { type Context, line, showPlace, type Turn } from '../turn.js';
import type { World } from '../world.js';
import { isInForm, keyOnTable } from './leaving.js';

/** Back to what was left: the supplement or draft result named by the button, else the open form, else an open supplement. */
export function resume(context: Context, supplementId: string | undefined): Turn {
  const { session } = context;
  const draft = session.draftResults.find((one) => refOf(one) === supplementId);
  if (draft) return openDraft(context, draft);
  const named = session.supplements.find((one) => one.supplementId === supplementId);
  if (supplementId !== undefined && !named) return showPlace(session, line('supplement.gone'));
  if (!named && session.form) return resumeForm(context, session.form);
  const supplement = named ?? session.supplements[0];
  if (!supplement) return showPlace({ ...session, place: { at: 'menu' } }, line('menu.nothingToResume'));
  const pausedAt = isInForm(session) ? keyOnTable(session) : session.pausedAt;
  const place = { at: 'supplement' as const, supplementId: supplement.supplementId };
  return showPlace({ ...session, place, pausedAt, misses: 0 });
}

function resumeForm({ session, world }: Context, form: Form): Turn {
  const key = keyOnTable(session);
  const place = key === null ? naturalPlace(world, form) : placeAt(world, form, key);
  return showPlace({ ...session, place, pausedAt: null, misses: 0 }, ...recall(world, form));
}

/** As many answers as a glance takes in. */
const LAST_ANSWERS = 3;

/** Where the citizen was, and their last answers. */
export function recall(world: World, form: Form): Line[] {
  const route = asked(routeOf(world, form));
  const step = findOpen(route) ?? route.at(-1);
  const last = route.filter((one) => one.state === 'answered').slice(-LAST_ANSWERS);
  return [
    ...(step
      ? [
          line('form.welcomeBack', {
            ...progressOf(route, step),
            procedure: getProcedure(world, form).shortName,
          }),
        ]
      : []),
    ...(last.length > 0
      ? [line('form.lastAnswers', { answers: last.map((one) => showAnswer(world, one)).join('\n') })]
      : []),
  ];
}

const showAnswer = (world: World, { question, value }: RouteStep): string =>
  `• ${labelOf(question)}: ${inChat(world, question, value)}`;
