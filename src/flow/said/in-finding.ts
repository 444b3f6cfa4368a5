import type { Place } from '../place.js';
import type { Meaning } from '../read-meaning.js';
import { type Context, line, showPlace, type Turn } from '../turn.js';
import { inMenu } from './in-menu.js';

type Finding = Extract<Place, { at: 'finding' }>;

/** The answer to "is it this?" and "which of these?"; other words are looked up anew. */
export function inFinding(context: Context, meaning: Meaning, { procedureIds }: Finding): Turn {
  const { session } = context;
  const [only, other] = procedureIds;
  if (meaning.do === 'yes' && only !== undefined && other === undefined) {
    return showPlace({ ...session, misses: 0, place: { at: 'card', procedureId: only } });
  }
  if (meaning.do === 'no') {
    return showPlace({ ...session, misses: 0, place: { at: 'menu' } }, line('menu.chooseOther'));
  }
  return inMenu(context, meaning);
}
