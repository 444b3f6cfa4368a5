import { findDraft } from '../draft-result.js';
import type { Line, Saying } from '../effects.js';
import { spokenName } from '../official-name.js';
import type { Place } from '../place.js';
import { tap } from '../read-meaning.js';
import type { DraftResult, Session } from '../session.js';
import { saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons } from './buttons.js';
import { formatMoment } from './moments.js';

type Here = Extract<Place, { at: 'draftResult' }>;

export const draftParams = (world: World, draft: DraftResult): Line['params'] => ({
  code: draft.code,
  procedure: spokenName(world, draft.procedureName),
  draft: draft.text,
  file: draft.file ?? '',
  answerBy: formatMoment(draft.answerBy, world.catalogue.labels),
});

/** The draft with its two buttons, or what is wrong with it as far as it is written; undefined when it is gone. */
export function showDraftResult(world: World, session: Session, place: Here): Saying | undefined {
  const draft = findDraft(session, place.ref);
  if (!draft) return undefined;
  const params = draftParams(world, draft);
  const person = ['person', tap('person')] as const;
  if (!place.writing) {
    const right = ['draftRight', tap('draftRight', place.ref)] as const;
    const wrong = ['draftWrong', tap('draftWrong', place.ref)] as const;
    return saying('draftResult.open', params, buttons(world, right, wrong, person));
  }
  const later = ['later', tap('later', place.ref)] as const;
  if (place.text === '') {
    const key = draft.settled ? 'draftResult.askLate' : 'draftResult.askWrong';
    return saying(key, params, buttons(world, later, person));
  }
  const send = ['sendCorrection', tap('submit', place.ref)] as const;
  return saying('draftResult.check', { ...params, text: place.text }, buttons(world, send, later, person));
}
