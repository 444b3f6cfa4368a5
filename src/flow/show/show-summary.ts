import type { Saying } from '../effects.js';
import { getProcedure } from '../form.js';
import { findToRemember } from '../memory/find-to-remember.js';
import type { Procedure } from '../procedure.js';
import { tap } from '../read-meaning.js';
import { asked, type Route, type RouteStep, toRoute } from '../route.js';
import { findSentences } from '../sentences.js';
import type { Form, Session } from '../session.js';
import { inChat, labelOf } from '../shown-answer.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';
import { countPapers, nameAwaited, papersOf } from './papers.js';
import { showFee } from './show-fee.js';

type Filled = { world: World; form: Form; route: Route };

/** All answers, numbered as they were asked, identity numbers masked, with the fee. */
export function showSummary(world: World, session: Session, form: Form): Saying {
  const procedure = getProcedure(world, form);
  const route = toRoute(procedure, form);
  const submit = procedure.messages.submit ?? world.catalogue.labels.submit;
  const sections = [...new Set(route.map((step) => step.question.section))];
  const isWorth = session.memoryRefusedAt === null && findToRemember(world, session, form).length > 0;
  const later: ['rememberLater', string][] = isWorth ? [['rememberLater', tap('remember', '?')]] : [];
  return saying(
    'summary.shown',
    {
      procedure: procedure.name,
      answers: sections.map((section) => showSection({ world, form, route }, section)).join('\n\n'),
      papers: countPapers(papersOf(world, form)),
      awaited: nameAwaited(world, papersOf(world, form)),
      fee: showFee(world, procedure, form),
      submit,
    },
    [
      { label: submit, payload: tap('submit') },
      ...buttons(world, ['change', tap('change', '?')], ...later, ['cancel', tap('cancel')]),
    ],
  );
}

function showSection({ world, form, route }: Filled, section: string): string {
  const steps = route.filter((step) => step.question.section === section);
  const questions = asked(steps);
  const following = steps.filter((step) => step.value !== null && !questions.includes(step));
  const own = following.filter((step) => isApplicants(getProcedure(world, form), step));
  const sentences = findSentences(world, form).filter((one) => one.section === section);
  return [
    section.toLocaleUpperCase('vi'),
    ...(own.length === 0
      ? []
      : [`• ${own.map((step) => labelOf(step.question)).join(', ')}: ${world.catalogue.labels.sameAs}`]),
    ...questions.map((step) => showLine(world, step)),
    ...following
      .filter((step) => !own.includes(step))
      .map(({ question, value }) => `→ ${labelOf(question)}: ${inChat(world, question, value)}`),
    ...sentences.map((sentence) => `→ ${sentence.label}: ${sentence.text}`),
  ].join('\n');
}

/** Taken over from what the applicant said of themself. */
const isApplicants = ({ applicant }: Procedure, { question }: RouteStep): boolean => {
  const prefix = applicant.fullName.split('.')[0];
  return question.copyFrom?.key.split('.')[0] === prefix;
};

const showLine = (world: World, { question, value, number }: RouteStep): string =>
  `${number}. ${labelOf(question)}: ${inChat(world, question, value)}`;
