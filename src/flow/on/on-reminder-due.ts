import { openDrafts, refOf } from '../draft-result.js';
import type { DossierFacts, FlowEvent } from '../events.js';
import { tap } from '../read-meaning.js';
import { buttons } from '../show/buttons.js';
import { formatMoment } from '../show/moments.js';
import { type Context, keepSilent, saying, sayOnly, type Turn } from '../turn.js';
import { askSurvey } from './ask-survey.js';
import { paramsOf, waysOn } from './dossier-words.js';

type Due = Extract<FlowEvent, { type: 'reminderDue' }>;

/**
 * Reminds of a dossier as the office's word on it is said: an open form stays where it is. Silent for whoever wants no
 * such messages, and where there is nothing left to remember.
 */
export function onReminderDue(context: Context, { kind, dossier }: Due): Turn {
  const { session, world } = context;
  if (session.optedOut !== null) return keepSilent(session);
  const params = paramsOf(world, dossier);
  switch (kind) {
    case 'appointment':
      return isStillAhead(dossier, context.at)
        ? sayOnly(session, saying('remembered.appointment', params, waysOn(world, session, dossier)))
        : keepSilent(session);
    case 'result':
      return sayOnly(session, saying('remembered.result', params, waysOn(world, session)));
    case 'draft':
      return rememberDraft(context, dossier);
    case 'survey':
      return askSurvey(context, dossier);
  }
}

const isStillAhead = ({ appointment }: DossierFacts, at: number): boolean =>
  typeof appointment?.at === 'number' && appointment.at > at;

function rememberDraft({ session, world, at }: Context, dossier: DossierFacts): Turn {
  const draft = openDrafts(session).find(({ dossierId }) => dossierId === dossier.dossierId);
  if (!draft || draft.answerBy <= at) return keepSilent(session);
  const ref = refOf(draft);
  const taps = buttons(world, ['draftRight', tap('draftRight', ref)], ['draftWrong', tap('draftWrong', ref)]);
  const answerBy = formatMoment(draft.answerBy, world.catalogue.labels);
  return sayOnly(
    session,
    saying('remembered.draft', { ...paramsOf(world, dossier), answerBy }, [
      ...taps,
      ...waysOn(world, session),
    ]),
  );
}
