import { pickNumber } from '../easy/pick-number.js';
import { inMemory, memory } from '../memory/memory.js';
import { entriesAt } from '../menu-entries.js';
import type { Place } from '../place.js';
import { foldWords, type Meaning, readMeaning } from '../read-meaning.js';
import type { Context, Turn } from '../turn.js';
import { anywhere } from './anywhere.js';
import { inAppointment } from './in-appointment.js';
import { inDraftResult } from './in-draft-result.js';
import { inFinding } from './in-finding.js';
import { inForgetting } from './in-forgetting.js';
import { inForm } from './in-form.js';
import { inMenu } from './in-menu.js';
import { inReferral } from './in-referral.js';
import { inRequesting } from './in-requesting.js';
import { inSituation } from './in-situation.js';
import { inSupplement } from './in-supplement.js';
import { inSurvey, survey } from './in-survey.js';
import { inWithdrawing } from './in-withdrawing.js';
import { notices } from './notices.js';
import { ownData } from './own-data.js';

/** What the citizen wrote or tapped: first what means the same everywhere, then what it means where we stand. */
export function onSaid(context: Context, text: string): Turn {
  const meaning = readMeaning(
    pickNumber(context.session, text) ?? listed(context, text) ?? text,
    context.world.catalogue,
  );
  return (
    anywhere(context, meaning) ??
    ownData(context, meaning) ??
    notices(context, meaning) ??
    survey(context, meaning) ??
    memory(context, meaning) ??
    here(context, meaning)
  );
}

/** The number of a line means its button, and so do the words on it. */
function listed({ world, session, at }: Context, text: string): string | undefined {
  const entries = entriesAt(world, session, at);
  const number = /^\s*(\d{1,2})\s*[.)]?\s*$/.exec(text)?.[1];
  if (number !== undefined) return entries[Number(number) - 1]?.payload;
  const words = foldWords(text);
  return words === '' ? undefined : entries.find(({ label }) => foldWords(label) === words)?.payload;
}

/** Who does something else than answer an offer or look at a list has left it. */
function dropOffer(context: Context, meaning: Meaning): Turn {
  const { session } = context;
  const at = session.place.at === 'remembering' ? session.place.back : 'menu';
  return here({ ...context, session: { ...session, place: { at } } }, meaning);
}

function here(context: Context, meaning: Meaning): Turn {
  const { place, form } = context.session;
  switch (place.at) {
    case 'menu':
    case 'card':
    case 'editing':
      return inMenu(context, meaning);
    case 'referral':
      return inReferral(context, meaning);
    case 'finding':
      return inFinding(context, meaning, place);
    case 'situation':
      return inSituation(context, meaning, place);
    case 'supplement':
    case 'draftResult':
    case 'survey':
    case 'appointment':
      return aboutDossier(context, meaning, place);
    case 'requesting':
      return inRequesting(context, meaning, place);
    case 'remembering':
    case 'people':
    case 'savedPerson':
      return inMemory(context, meaning, place) ?? dropOffer(context, meaning);
    case 'withdrawing':
      return inWithdrawing(context, meaning);
    case 'forgetting':
      return inForgetting(context, meaning);
    case 'consent':
    case 'question':
    case 'cardCheck':
    case 'stopped':
    case 'summary':
    case 'changing':
    case 'declaration':
    case 'leaving':
      return form ? inForm({ ...context, form }, meaning) : inMenu(context, meaning);
  }
}

type OfDossier = Extract<Place, { at: 'supplement' | 'draftResult' | 'survey' | 'appointment' }>;

/** What the office asked about a dossier. */
function aboutDossier(context: Context, meaning: Meaning, place: OfDossier): Turn {
  switch (place.at) {
    case 'supplement':
      return inSupplement(context, meaning, place.supplementId);
    case 'draftResult':
      return inDraftResult(context, meaning, place);
    case 'survey':
      return inSurvey(context, meaning, place);
    case 'appointment':
      return inAppointment(context, meaning, place);
  }
}
