import type { FlowEffect } from '../effects.js';
import { naturalPlace } from '../form.js';
import type { Session } from '../session.js';
import type { Turn } from '../turn.js';
import type { World } from '../world.js';
import { findChoosing, isFresh, tableFor, withTable } from './choosing.js';
import { findChosen } from './let-lapse.js';

type Kept = { world: World; before: Session; at: number };

/**
 * After any turn: an hour that the form no longer holds is given back, a form whose hour has lapsed is not at its end, and
 * where an hour is to be chosen it is looked up first which are taken. What was to be said and shown waits for the answer.
 */
export function keepSlots({ world, before, at }: Kept, turn: Turn): Turn {
  const session = tidied(world, turn.session);
  const kept = {
    ...turn,
    session,
    effects: [...turn.effects, ...released(world, before, { ...turn, session })],
  };
  const choosing = findChoosing(world, session);
  if (!choosing || kept.show !== 'place' || isFresh(tableFor(session, choosing.id), at)) return kept;
  const { id: holder, desk } = choosing;
  const lines = [...tableFor(session, holder).lines, ...kept.before];
  return {
    session: withTable(session, holder, { lines }),
    before: [],
    effects: [...kept.effects, { type: 'findSlots', holder, desk }],
    show: 'nothing',
  };
}

function tidied(world: World, session: Session): Session {
  const { form, place } = session;
  if (!form || (place.at !== 'summary' && place.at !== 'declaration')) return session;
  const natural = naturalPlace(world, form);
  return natural.at === 'summary' ? session : { ...session, place: natural };
}

function released(world: World, before: Session, { session, effects }: Turn): FlowEffect[] {
  const holder = before.form?.formId;
  const isKept = session.form?.formId === holder && findChosen(world, session) !== undefined;
  const isHandedOver = effects.some(
    (effect) => effect.type === 'submit' && effect.submission.submissionId === holder,
  );
  const had = holder !== undefined && findChosen(world, before) !== undefined;
  return had && !isKept && !isHandedOver ? [{ type: 'releaseSlot', holder }] : [];
}
