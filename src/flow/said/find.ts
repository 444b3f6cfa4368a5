import { type Catalogue, ElsewhereTopic, offeredOn } from '../catalogue.js';
import { findProcedure, type ProcedureEntry } from '../find-procedure.js';
import type { Procedure } from '../procedure.js';
import { looksLikeCode } from '../read-meaning.js';
import { dayOf } from '../show/moments.js';
import { type Context, keepSilent, line, showPlace, type Turn } from '../turn.js';
import { calm } from './alarm.js';
import { answerTopic, findTopic } from './ask.js';
import { miss } from './miss.js';
import { findReferral } from './refer.js';

/** Free words outside a form: a dossier's code, a procedure by its everyday names, or a question about the office. */
export function find(context: Context, text: string): Turn {
  const { world, session, at } = context;
  if (looksLikeCode(text)) return keepSilent(session, { type: 'track', code: text.trim() });
  const referral = findReferral(context, text);
  if (referral) return referral;
  const { verdict, candidates } = findProcedure(text, entriesOf(world.catalogue, dayOf(at)));
  const ids = candidates.map(({ procedureId }) => procedureId);
  const [first = ''] = ids;
  switch (verdict) {
    case 'one':
      return showPlace({ ...session, misses: 0, place: { at: 'card', procedureId: first } });
    case 'unsure':
    case 'several':
      return showPlace({
        ...session,
        misses: 0,
        place: { at: 'finding', procedureIds: ids.filter((id) => !isElsewhere(id)) },
      });
    case 'elsewhere':
      return lost(context, line(`elsewhere.${first.slice(ELSEWHERE.length)}`));
    case 'none':
      return answerUnfound(context, text);
  }
}

function answerUnfound(context: Context, text: string): Turn {
  const topic = findTopic(context, text);
  if (topic) return answerTopic(context, topic);
  return calm(context, text) ?? lost(context, line('menu.notUnderstood'));
}

/** Back to the list of everything, never into a form. */
const lost = (context: Context, reason: ReturnType<typeof line>): Turn =>
  miss({ ...context, session: { ...context.session, place: { at: 'menu' } } }, reason);

const ELSEWHERE = 'elsewhere:';
const isElsewhere = (id: string): boolean => id.startsWith(ELSEWHERE);

/** Made once for a catalogue and what it offers, which changes with a revision, not with every day. */
const known = new WeakMap<Catalogue, Map<string, ProcedureEntry[]>>();

/** Everything that words can lead to on this day: the procedures, and what is done elsewhere. */
export function entriesOf(catalogue: Catalogue, day: string): ProcedureEntry[] {
  const offered = offeredOn(catalogue, day);
  const which = offered.map(({ id, revision }) => `${id} ${revision}`).join();
  const made = known.get(catalogue) ?? new Map<string, ProcedureEntry[]>();
  known.set(catalogue, made);
  const entries = made.get(which) ?? [...offered.map(toEntry), ...elsewhereOf(catalogue)];
  made.set(which, entries);
  return entries;
}

const toEntry = ({ id, name, shortName, phrases }: Procedure): ProcedureEntry => ({
  procedureId: id,
  phrases: [name, shortName, ...phrases],
});

const elsewhereOf = ({ elsewhere }: Pick<Catalogue, 'elsewhere'>): ProcedureEntry[] =>
  ElsewhereTopic.options.map((topic) => ({
    procedureId: ELSEWHERE + topic,
    phrases: elsewhere.get(topic) ?? [],
    elsewhere: true,
  }));
