import { findOffered, offeredOn } from '../catalogue.js';
import { findProcedure } from '../find-procedure.js';
import { beginForm } from '../form.js';
import type { Procedure } from '../procedure.js';
import { looksLikeCode, type Meaning, tap } from '../read-meaning.js';
import { buttons, MOST_BUTTONS } from '../show/buttons.js';
import { dayOf } from '../show/moments.js';
import { type Context, keepSilent, line, saying, sayOnly, showPlace, type Turn } from '../turn.js';
import { askToLeave } from './leaving.js';
import { findAlarm, miss } from './miss.js';
import { findReferral } from './refer.js';
import { resume } from './resume.js';

/** Outside any form: begin one, or find the procedure that the citizen's own words describe. */
export function inMenu(context: Context, meaning: Meaning): Turn {
  const { session } = context;
  const onCard = session.place.at === 'card' ? session.place.procedureId : undefined;
  switch (meaning.do) {
    case 'start':
    case 'yes':
      return begin(context, meaning, onCard);
    case 'no':
    case 'back':
    case 'later':
      return showPlace({ ...session, place: { at: 'menu' }, misses: 0 });
    case 'words':
      return find(context, meaning.text);
    case 'submit':
    case 'done':
    case 'skip':
    case 'keep':
      return meaning.typed ? find(context, meaning.text) : miss(context, line('staleTap'));
    default:
      return miss(context, line(meaning.typed ? 'menu.notUnderstood' : 'staleTap'));
  }
}

function begin(context: Context, meaning: Meaning, onCard: string | undefined): Turn {
  const { session, world, at } = context;
  const named = meaning.do === 'start' && !meaning.typed ? meaning.key : undefined;
  const procedure = findOffered(world.catalogue, named ?? onCard ?? '', dayOf(at));
  if (!procedure) return miss(context, line(meaning.typed ? 'menu.notUnderstood' : 'staleTap'));
  if (session.form?.procedureId === procedure.id) return resume(context, undefined);
  if (session.form) return askToLeave(context, 'begin', procedure.id);
  return showPlace(beginForm(session, procedure, at));
}

function find(context: Context, text: string): Turn {
  const { world, session, at } = context;
  if (looksLikeCode(text)) return keepSilent(session, { type: 'track', code: text.trim() });
  const referral = findReferral(context, text);
  if (referral) return referral;
  const offered = offeredOn(world.catalogue, dayOf(at));
  const numbered =
    session.place.at === 'menu' && /^\d{1,2}$/.test(text) ? offered[Number(text) - 1] : undefined;
  const found = numbered ? [numbered] : findByWords(text, offered);
  const [only] = found;
  if (!only) return miss(context, findAlarm(context, text) ?? line('menu.notUnderstood'));
  if (found.length > 1) return sayOnly({ ...session, misses: 0 }, several(context, found));
  return showPlace({ ...session, misses: 0, place: { at: 'card', procedureId: only.id } });
}

/** One when the words clearly mean it, else every candidate, best first. */
function findByWords(text: string, offered: readonly Procedure[]): Procedure[] {
  const entries = offered.map(({ id, name, shortName, phrases }) => ({
    procedureId: id,
    phrases: [name, shortName, ...phrases],
  }));
  const { verdict, candidates } = findProcedure(text, entries);
  const meant = verdict === 'one' ? candidates.slice(0, 1) : candidates;
  return meant.flatMap(({ procedureId }) => offered.filter((one) => one.id === procedureId));
}

function several({ world }: Context, found: Procedure[]) {
  const taps = found
    .slice(0, MOST_BUTTONS - 1)
    .map((one) => ({ label: one.shortName, payload: tap('choose', one.id) }));
  return saying('menu.several', { procedures: found.map((one) => `• ${one.name}`).join('\n') }, [
    ...taps,
    ...buttons(world, ['menu', tap('menu')]),
  ]);
}
