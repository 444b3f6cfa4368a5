import { findPinned } from '../catalogue.js';
import type { DossierFacts } from '../events.js';
import type { Session } from '../session.js';
import { gradeTaps } from '../show/show-survey.js';
import { isSurveyOpen } from '../survey.js';
import { type Context, keepSilent, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import type { World } from '../world.js';

/** Whoever wrote so lately is typing an answer to something else. */
const STILL_TYPING_MS = 10 * 60_000;

/**
 * Asks how a dossier went. On the table only where nothing else lies there and nobody is typing, so that no typed number
 * is taken for a grade; elsewhere its buttons wait. Silent while the citizen has a death to register.
 */
export function askSurvey(context: Context, { dossierId, code }: DossierFacts): Turn {
  const { world, session, at } = context;
  if (isMourning(world, session)) return keepSilent(session);
  const others = session.surveys.filter((one) => one.dossierId !== dossierId && isSurveyOpen(one, at));
  const asked = { ...session, surveys: [...others, { dossierId, code, askedAt: at, turns: 0 }] };
  const place = { at: 'survey' as const, dossierId, grade: null, since: at };
  const turn = isIdle(context)
    ? showPlace({ ...asked, place, misses: 0 })
    : sayOnly(asked, saying('survey.announced', { code }, gradeTaps(world, dossierId)));
  return withEffects(turn, { type: 'recordSurvey', dossierId, askedAt: at, answer: null });
}

const isIdle = ({ session: { place, heardAt, talk }, at }: Context): boolean =>
  (place.at === 'menu' || place.at === 'survey') && !talk?.attended && at - heardAt > STILL_TYPING_MS;

const isMourning = ({ catalogue }: World, { form, shelf }: Session): boolean =>
  [...(form ? [form] : []), ...shelf].some(
    ({ procedureId, revision }) => findPinned(catalogue, procedureId, revision)?.tone === 'condolence',
  );
