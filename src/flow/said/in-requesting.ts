import { toDataRequest } from '../data-request.js';
import type { Place } from '../place.js';
import type { Meaning } from '../read-meaning.js';
import { type Context, line, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { miss } from './miss.js';

type Requesting = Extract<Place, { at: 'requesting' }>;

/** Ways to say that there is nothing to ask for after all. */
const NEVER_MIND: ReadonlySet<Meaning['do']> = new Set(['no', 'back', 'later', 'skip', 'cancel']);

/** "What is to be corrected or deleted?": what was written is shown once more, and goes to the office after a yes. */
export function inRequesting(context: Context, meaning: Meaning, place: Requesting): Turn {
  const { session } = context;
  if (NEVER_MIND.has(meaning.do)) return showPlace({ ...session, place: { at: 'menu' }, misses: 0 });
  const isYes = ['yes', 'submit', 'done'].includes(meaning.do);
  if (isYes && place.text !== '') return send(context, place);
  if (!meaning.typed) return miss(context, line('staleTap'));
  if (meaning.text === '' || isYes) return miss(context, line('request.empty'));
  return showPlace({ ...session, place: { ...place, text: meaning.text }, misses: 0 });
}

function send({ session, at }: Context, { kind, text }: Requesting): Turn {
  const asked = toDataRequest(session, kind, { at, text });
  const sent = { ...asked.session, place: { at: 'menu' as const }, misses: 0 };
  return withEffects(sayOnly(sent, saying('request.sending')), asked.request);
}
