import { awayFromDraft, findDraft, openDraft, withoutDraft } from '../draft-result.js';
import type { FlowEffect } from '../effects.js';
import type { Place } from '../place.js';
import { type Meaning, tap } from '../read-meaning.js';
import type { DraftResult, Session } from '../session.js';
import { buttons } from '../show/buttons.js';
import { type Context, line, saying, sayOnly, showPlace, type Turn, withEffects } from '../turn.js';
import { miss } from './miss.js';

type Here = Extract<Place, { at: 'draftResult' }>;

/** The two buttons under a draft, wherever the citizen is when they are pressed. */
export function judgeDraft(context: Context, meaning: Meaning): Turn {
  const { session } = context;
  const draft = findDraft(session, 'key' in meaning ? meaning.key : undefined);
  if (!draft) return showPlace(session, line('draftResult.gone'));
  if (meaning.do === 'draftWrong') return openDraft(context, draft, true);
  return draft.settled
    ? showPlace(session, line('draftResult.settled', { code: draft.code }))
    : agree(context, draft);
}

/** Looking through a draft: "right", or words about what is wrong, which are sent after a yes. */
export function inDraftResult(context: Context, meaning: Meaning, place: Here): Turn {
  const { session } = context;
  const draft = findDraft(session, place.ref);
  if (!draft) return showPlace({ ...session, place: { at: 'menu' }, misses: 0 }, line('draftResult.gone'));
  const isStale = !meaning.typed && !('key' in meaning && meaning.key === place.ref);
  if (isStale) return showPlace(session, line('staleTap'));
  switch (meaning.do) {
    case 'later':
    case 'back':
    case 'cancel':
    case 'restart':
      return putOff(session, draft);
    case 'yes':
    case 'submit':
    case 'done':
      return saidYes(context, place, draft);
    case 'no':
    case 'change':
      return showPlace({ ...session, place: { ...place, writing: true, text: '' }, misses: 0 });
    default:
      return showPlace({ ...session, place: { ...place, writing: true, text: meaning.text }, misses: 0 });
  }
}

/** A draft that is settled is not offered any more. */
function putOff(session: Session, { settled }: DraftResult): Turn {
  const left: Session = { ...session, place: { at: 'menu' }, misses: 0 };
  return settled ? showPlace(left) : showPlace(left, line('draftResult.later'));
}

function saidYes(context: Context, place: Here, draft: DraftResult): Turn {
  if (!place.writing) return agree(context, draft);
  if (place.text === '') return miss(context, line('draftResult.pressButton'));
  const sent = toAnswer(context, draft, place.text);
  const left = draft.settled ? awayFromDraft(context.session, draft) : withoutDraft(context.session, draft);
  return withEffects(tell(context, left, 'draftResult.sending', draft), sent);
}

function agree(context: Context, draft: DraftResult): Turn {
  const { session } = context;
  const draftResults = session.draftResults.map((one) => (one === draft ? { ...one, settled: true } : one));
  const settled = awayFromDraft({ ...session, draftResults }, draft);
  return withEffects(tell(context, settled, 'draftResult.confirming', draft), toAnswer(context, draft, ''));
}

function tell({ world }: Context, session: Session, key: string, { code }: DraftResult): Turn {
  const taps = buttons(world, session.form ? ['resume', tap('resume')] : ['menu', tap('menu')]);
  return sayOnly(session, saying(key, { code }, taps));
}

/** Empty words mean that it is right. */
const toAnswer = ({ at }: Context, { dossierId, sentAt }: DraftResult, text: string): FlowEffect => ({
  type: 'answerDraft',
  ...{ dossierId, sentAt, isRight: text === '', text, at },
});
