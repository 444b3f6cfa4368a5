import { findOffered } from '../catalogue.js';
import { beginForm } from '../form.js';
import type { Meaning } from '../read-meaning.js';
import { dayOf } from '../show/moments.js';
import { type Context, line, showPlace, type Turn } from '../turn.js';
import { find } from './find.js';
import { askToLeave } from './leaving.js';
import { miss } from './miss.js';
import { resume } from './resume.js';

/** Outside any form: begin one, or find the procedure that the citizen's own words describe. */
export function inMenu(context: Context, meaning: Meaning): Turn {
  const { session } = context;
  switch (meaning.do) {
    case 'start':
    case 'yes':
      return begin(context, meaning);
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

function begin(context: Context, meaning: Meaning): Turn {
  const { session, world, at } = context;
  const { place } = session;
  const onCard = place.at === 'card' ? place.procedureId : undefined;
  const named = meaning.do === 'start' && !meaning.typed ? meaning.key : undefined;
  const procedure = findOffered(world.catalogue, named ?? onCard ?? '', dayOf(at));
  if (!procedure) return miss(context, line(meaning.typed ? 'menu.notUnderstood' : 'staleTap'));
  if (session.form?.procedureId === procedure.id) return resume(context, undefined);
  if (session.form) return askToLeave(context, 'begin', procedure.id);
  const begun = beginForm(session, procedure, at);
  const situation = place.at === 'card' && onCard === procedure.id ? place.situation : undefined;
  return showPlace(situation ? { ...begun, place: { at: 'consent', situation } } : begun);
}
