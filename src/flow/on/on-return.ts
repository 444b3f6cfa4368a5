import { kindOf } from '../answers/index.js';
import { findOffered, findPinned } from '../catalogue.js';
import type { FlowEffect, Line } from '../effects.js';
import { dropForm, naturalPlace } from '../form.js';
import type { Procedure } from '../procedure.js';
import { toRoute } from '../route.js';
import { isInForm } from '../said/leaving.js';
import { recall } from '../said/resume.js';
import type { Form, Session } from '../session.js';
import { dayOf } from '../show/moments.js';
import { type Context, line } from '../turn.js';

const DAY = 86_400_000;
const DRAFT_LIFETIME = 30 * DAY;
/** A silence that people have forgotten their last question after. */
const LONG_SILENCE = 6 * 3_600_000;

export type Returned = { session: Session; before: Line[]; effects: FlowEffect[] };

/**
 * Before anything that the citizen does is looked at: is their draft still good? A draft too old is dropped, one whose
 * revision is no longer in force moves to the newest, keeping every answer that still fits; each time they are told.
 */
export function onReturn({ world, session, at }: Context): Returned {
  const { form } = session;
  if (!form) return { session, before: [], effects: [] };
  if (at - form.touchedAt > DRAFT_LIFETIME) return lose({ world, session, at }, 'form.expired');
  const pinned = findPinned(world.catalogue, form.procedureId, form.revision);
  if (pinned && dayOf(at) <= pinned.validTo) return { session, before: [], effects: [] };
  const current = findOffered(world.catalogue, form.procedureId, dayOf(at));
  return current
    ? move({ world, session, at }, form, current)
    : lose({ world, session, at }, 'form.procedureGone');
}

function lose({ world, session }: Context, key: string): Returned {
  const wasInForm = isInForm(session);
  const dropped = dropForm(world, session);
  const place = wasInForm ? dropped.session.place : session.place;
  return { session: { ...dropped.session, place }, before: [line(key)], effects: dropped.effects };
}

function move({ world, session }: Context, form: Form, current: Procedure): Returned {
  const fitting = Object.fromEntries(
    current.questions.flatMap((question) => {
      const answer = form.answers[question.key];
      const fits =
        answer &&
        (answer.value === null
          ? !question.required
          : kindOf(question.answer).Value.safeParse(answer.value).success);
      return answer && fits ? [[question.key, answer]] : [];
    }),
  );
  const keys = new Set(
    toRoute(current, { answers: fitting, day: form.day }).map((step) => step.question.key),
  );
  const answers = Object.fromEntries(Object.entries(fitting).filter(([key]) => keys.has(key)));
  const moved: Form = { ...form, revision: current.revision, answers };
  const place = isInForm(session) ? naturalPlace(world, moved) : session.place;
  return {
    session: { ...session, form: moved, place, pausedAt: null },
    before: [line('form.lawChanged')],
    effects: [],
  };
}

/** After days of silence: where the citizen was, for those whose message was no answer. */
export function welcomeBack({ world, session, at }: Context): Line[] {
  const { form, heardAt } = session;
  const wasLong = heardAt > 0 && at - heardAt > LONG_SILENCE;
  return form?.consent && wasLong && isInForm(session) ? recall(world, form) : [];
}
