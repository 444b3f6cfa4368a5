import { findOffered } from '../catalogue.js';
import type { Saying } from '../effects.js';
import { getProcedure } from '../form.js';
import { showMemory } from '../memory/show-memory.js';
import type { Place } from '../place.js';
import { tap } from '../read-meaning.js';
import { findStopRule } from '../rules.js';
import { sensitiveDataOf } from '../sensitive-data.js';
import type { Form, Session } from '../session.js';
import { type FormContext, saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';
import { dayOf } from './moments.js';
import { officialDeclaration } from './official-declaration.js';
import { showAppointment } from './show-appointment.js';
import { showCard, showTailored } from './show-card.js';
import { showCardCheck } from './show-card-check.js';
import { showDraftResult } from './show-draft-result.js';
import { showFound, showGroup, showMenu } from './show-menu.js';
import { showOwnData } from './show-own-data.js';
import { showQuestion } from './show-question.js';
import { askReferral } from './show-referral.js';
import { showSituation } from './show-situation.js';
import { showStop } from './show-stop.js';
import { showSummary } from './show-summary.js';
import { showSupplement } from './show-supplement.js';
import { showSurvey } from './show-survey.js';

/** What lies on the table at the place where the session stands. `at` only decides which procedures are offered. */
export function showPlaceOf(world: World, session: Session, at: number): Saying {
  const { place, form } = session;
  switch (place.at) {
    case 'menu':
      return place.group === undefined ? showMenu(world, session, at) : showGroup(world, place.group, at);
    case 'finding':
      return showFound(world, place.procedureIds, at);
    case 'card':
    case 'situation':
      return showOffered(world, session, place, at);
    case 'referral':
      return askReferral(world, at);
    case 'supplement':
      return showSupplement(world, session, place.supplementId) ?? showMenu(world, session, at);
    case 'draftResult':
      return showDraftResult(world, session, place) ?? showMenu(world, session, at);
    case 'survey':
      return showSurvey({ world, session, at }, place) ?? showMenu(world, session, at);
    case 'appointment':
      return showAppointment(world, session, place);
    case 'remembering':
    case 'people':
    case 'savedPerson':
      return showMemory(world, session, place);
    case 'editing':
    case 'requesting':
    case 'withdrawing':
    case 'forgetting':
      return showOwnData(world, session, place);
    case 'consent':
    case 'question':
    case 'cardCheck':
    case 'stopped':
    case 'summary':
    case 'changing':
    case 'declaration':
    case 'leaving':
      return form ? showInForm({ world, session, form, at }) : showMenu(world, session, at);
  }
}

function showInForm(context: FormContext): Saying {
  const { world, session, form } = context;
  const { place } = session;
  const procedure = getProcedure(world, form);
  switch (place.at) {
    case 'consent':
      return saying(
        'consent.notice',
        {
          procedure: procedure.name,
          basis: procedure.purposeBasis,
          sensitive: sensitiveDataOf(world, procedure).join(', '),
        },
        buttons(world, ['agreeConsent', tap('yes', 'dulieu')], ['refuseConsent', tap('no', 'dulieu')]),
      );
    case 'question':
      return showQuestion(world, session, form, place);
    case 'cardCheck':
      return showCardCheck(context, place);
    case 'stopped':
      return showStopped(world, form, place.ruleId);
    case 'changing':
      return saying('summary.whichNumber', {}, buttons(world, ['toSummary', tap('no', 'sua')]));
    case 'declaration':
      return saying(
        'declaration.asked',
        { declaration: procedure.declaration, official: officialDeclaration(world, form) },
        buttons(world, ['agreeDeclaration', tap('yes', 'camdoan')], ['toSummary', tap('no', 'camdoan')]),
      );
    case 'leaving':
      return saying(
        `leaving.${place.why}`,
        { procedure: procedure.shortName, count: Object.keys(form.answers).length },
        buttons(world, ['yesCancel', tap('yes', 'bo')], ['noCancel', tap('no', 'bo')]),
      );
    default:
      return showSummary(world, session, form);
  }
}

function showStopped(world: World, form: Form, ruleId: string): Saying {
  const rule = findStopRule(getProcedure(world, form), ruleId);
  const taps = buttons(
    world,
    ['changeAnswer', tap('change', rule?.change ?? '')],
    ['person', tap('person')],
    ['cancel', tap('cancel')],
  );
  return showStop(rule, taps);
}

type Offered = Extract<Place, { at: 'card' | 'situation' }>;

/** The procedure before its form: its card, the questions that tailor it, or the card for this case. */
function showOffered(world: World, session: Session, place: Offered, at: number): Saying {
  const day = dayOf(at);
  const procedure = findOffered(world.catalogue, place.procedureId, day);
  if (!procedure) return showMenu(world, session, at);
  if (place.at === 'situation') {
    const answered = { answers: place.answers, day };
    return showSituation(world, procedure, answered) ?? showTailored(world, procedure, answered, at);
  }
  return place.situation
    ? showTailored(world, procedure, { answers: place.situation, day }, at)
    : showCard(world, procedure, { day });
}
