import { isDeepStrictEqual } from 'node:util';
import type { FlowEffect } from './effects.js';
import {
  type EndedForm,
  type FormEnd,
  type FormTally,
  NO_COUNTS,
  type QuestionCounts,
} from './form-tally.js';
import { isTooOld } from './on/on-return.js';
import { keyOnTable } from './said/leaving.js';
import type { Form, Session } from './session.js';
import type { World } from './world.js';

type Step = { world: World; before: Session; after: Session; effects: readonly FlowEffect[]; at: number };

/**
 * Counts what one step did to the open form, read off the sessions before and after it, and hands a form that ended to
 * the funnel. Counting never changes what is said or done.
 */
export function tally(step: Step): { session: Session; effects: FlowEffect[] } {
  const { before, after } = step;
  const goesOn = before.form?.formId === after.form?.formId && before.form?.revision === after.form?.revision;
  const isShelved = after.shelf.some(({ formId }) => formId === before.form?.formId);
  const ended = before.form && !goesOn && !isShelved ? [toEnded(step, before.form)] : [];
  const effects = ended.map((form) => ({ type: 'countForm' as const, form }));
  if (!after.form) return { session: after, effects };
  const isMoved = before.form?.formId === after.form.formId && !goesOn;
  const counted = count(isMoved ? {} : after.form.tally, { before: goesOn ? before : blank(before), after });
  const session =
    counted === after.form.tally ? after : { ...after, form: { ...after.form, tally: counted } };
  return { session, effects };
}

/** The step as it is for a form that it began: nothing of it was there before. */
const blank = (session: Session): Session => ({ ...session, form: null, place: { at: 'menu' } });

function count(known: FormTally, { before, after }: Pick<Step, 'before' | 'after'>): FormTally {
  const { place } = after;
  const asked =
    place.at === 'question' && !isOnTable(before, place.key) ? [[place.key, 'shown'] as const] : [];
  const failed =
    before.place.at === 'question' && after.misses > before.misses
      ? [[before.place.key, 'failed'] as const]
      : [];
  return [...asked, ...failed, ...settled(before.form, after.form)].reduce(add, known);
}

/** A card that is being checked lies over the question and does not take it away. */
const isOnTable = ({ place }: Session, key: string): boolean =>
  (place.at === 'question' || place.at === 'cardCheck') && place.key === key;

function settled(before: Form | null, after: Form | null): [string, keyof QuestionCounts][] {
  if (!after || before?.answers === after.answers) return [];
  return Object.entries(after.answers)
    .filter(([key, { value }]) => !isDeepStrictEqual(before?.answers[key]?.value, value))
    .map(([key, { value }]) => [key, value === null ? 'skipped' : 'answered']);
}

const add = (known: FormTally, [key, what]: readonly [string, keyof QuestionCounts]): FormTally => {
  const counts = known[key] ?? NO_COUNTS;
  return { ...known, [key]: { ...counts, [what]: counts[what] + 1 } };
};

function toEnded(step: Step, form: Form): EndedForm {
  const { before, at } = step;
  const { formId, procedureId, revision, tally } = form;
  const end = endOf(step, form);
  const stoppedAt = form.consent ? (keyOnTable(before) ?? 'summary') : 'consent';
  return {
    formId,
    procedureId,
    revision,
    language: before.language,
    end,
    stoppedAt: end === 'submitted' ? null : stoppedAt,
    tally,
    endedAt: at,
  };
}

function endOf({ world, after, effects, at }: Step, form: Form): FormEnd {
  const { formId } = form;
  if (effects.some((effect) => effect.type === 'submit' && effect.submission.submissionId === formId))
    return 'submitted';
  if (after.form?.formId === formId) return 'moved';
  if (effects.some((effect) => effect.type === 'forget')) return 'erased';
  return isTooOld(world, form, at) ? 'expired' : 'cancelled';
}
