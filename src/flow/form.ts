import type { Answer } from './answer.js';
import { findPinned } from './catalogue.js';
import type { Json } from './condition.js';
import type { FlowEffect, Line } from './effects.js';
import type { Place } from './place.js';
import type { Procedure } from './procedure.js';
import {
  asked,
  type Filled,
  findOpen,
  findStep,
  type Route,
  type RouteStep,
  toRoute,
  valuesOf,
} from './route.js';
import type { StopRule } from './rule.js';
import { findInvalidated, findStop } from './rules.js';
import { type Form, nextId, type Session } from './session.js';
import { dayOf } from './show/moments.js';
import { filesOfAnswer, labelOf } from './shown-answer.js';
import { type FormContext, line, showPlace, type Turn, withEffects } from './turn.js';
import type { World } from './world.js';

/** The procedure of an open form. The revision was there when the form began; its loss is handled before this is asked. */
export function getProcedure(world: World, form: Form): Procedure {
  const procedure = findPinned(world.catalogue, form.procedureId, form.revision);
  if (!procedure) throw new Error(`procedure ${form.procedureId} ${form.revision} is not in the catalogue`);
  return procedure;
}

export const routeOf = (world: World, form: Form): Route => toRoute(getProcedure(world, form), form);

/** Begins a form at the consent notice: nothing personal is asked or kept before it is answered. */
export function beginForm(session: Session, procedure: Procedure, at: number): Session {
  const form: Form = {
    formId: nextId(session, at),
    procedureId: procedure.id,
    revision: procedure.revision,
    answers: {},
    gathered: [],
    gatheredFor: null,
    closing: false,
    arriving: [],
    aside: [],
    consent: null,
    touchedAt: at,
    told: null,
    card: null,
    day: dayOf(at),
    tally: {},
    reminded: false,
    assistedBy: null,
  };
  return {
    ...session,
    counter: session.counter + 1,
    form,
    place: { at: 'consent' },
    pausedAt: null,
    misses: 0,
  };
}

/** What ends a form with these answers, however few. */
export function stopOf(world: World, procedure: Procedure, filled: Filled): StopRule | undefined {
  const lastDay = world.calendar.addWorkingDays(filled.day, world.office.appointments.daysAhead);
  return findStop(procedure, valuesOf(toRoute(procedure, filled)), lastDay);
}

/** Where a form stands when nothing special is on the table: its next question, or its summary. */
export function naturalPlace(world: World, form: Form): Place {
  if (!form.consent) return { at: 'consent' };
  const stop = stopOf(world, getProcedure(world, form), form);
  if (stop) return { at: 'stopped', ruleId: stop.id };
  const route = routeOf(world, form);
  const again = form.aside.find(({ key }) => findStep(asked(route), key));
  const key = again?.key ?? findOpen(route)?.question.key;
  return key === undefined ? { at: 'summary' } : { at: 'question', key, checking: null };
}

/** Back to the question that was on the table, if it still applies. */
export function placeAt(world: World, form: Form, key: string | null): Place {
  const step = key === null ? undefined : findStep(asked(routeOf(world, form)), key);
  if (!step || !form.consent) return naturalPlace(world, form);
  return { at: 'question', key: step.question.key, checking: null };
}

/**
 * Takes an answer in and moves on: answers that fell off the route or no longer agree with an earlier one are dropped,
 * together with their files.
 */
export const settle = (context: FormContext, key: string, answer: Answer): Turn =>
  settleAll(context, { [key]: answer });

/** Takes several answers in at once. */
export function settleAll(context: FormContext, given: Form['answers']): Turn {
  const { world, session, form, at } = context;
  const procedure = getProcedure(world, form);
  const wanted = { ...form.answers, ...given };
  const { answers, again } = prune(procedure, { answers: wanted, day: form.day }, Object.keys(given));
  const told = form.told && form.told.key in given ? null : form.told;
  const aside = form.aside.filter((one) => !(one.key in given));
  const isOther = form.gatheredFor !== null && !(form.gatheredFor in given);
  const emptied = isOther ? {} : { gathered: [], gatheredFor: null, closing: false };
  const next: Form = { ...form, ...emptied, answers, aside, told, touchedAt: at };
  const settled = { ...session, form: next, misses: 0, pausedAt: null };
  const turn = showPlace({ ...settled, place: naturalPlace(world, next) }, ...again);
  return dropFiles(turn, filesOf(procedure, form), filesOf(procedure, next));
}

/** The answers without those that fell off the route or break a rule with another; `given` are the ones just given. */
export function prune(
  procedure: Procedure,
  wanted: Pick<Form, 'answers' | 'day'>,
  given: readonly string[],
): { answers: Form['answers']; again: Line[] } {
  let kept = onRoute(procedure, wanted);
  const again: Line[] = [];
  for (const broken of findInvalidated(procedure, valuesOf(toRoute(procedure, kept)))) {
    const step = findStep(toRoute(procedure, kept), broken);
    if (given.includes(broken) || step?.state !== 'answered') continue;
    const answers = Object.fromEntries(Object.entries(kept.answers).filter(([one]) => one !== broken));
    kept = onRoute(procedure, { ...kept, answers });
    again.push(line('form.askedAgain', { label: labelOf(step.question) }));
  }
  return { answers: kept.answers, again };
}

/** The same object when nothing fell off, so that its route need not be walked again. */
function onRoute(procedure: Procedure, filled: Pick<Form, 'answers' | 'day'>): Pick<Form, 'answers' | 'day'> {
  const keys = new Set(asked(toRoute(procedure, filled)).map((step) => step.question.key));
  const kept = Object.entries(filled.answers).filter(([key]) => keys.has(key));
  const isWhole = kept.length === Object.keys(filled.answers).length;
  return isWhole ? filled : { ...filled, answers: Object.fromEntries(kept) };
}

/** Files that were sent and are in no answer yet. */
const sentTo = (form: Form): string[] =>
  [...form.gathered, ...form.aside.flatMap(({ held }) => held)]
    .filter((held) => held.state !== 'lost')
    .map((held) => held.item.mediaId);

/** Files that the form holds, sent but not yet confirmed ones included. */
export function filesOf(procedure: Procedure, form: Form): string[] {
  const answered = procedure.questions.flatMap((question) => {
    const value: Json = form.answers[question.key]?.value ?? null;
    return filesOfAnswer(question, value).map((file) => file.mediaId);
  });
  return [...new Set([...answered, ...sentTo(form), ...(form.card?.waiting ?? [])])];
}

export function dropFiles(turn: Turn, before: string[], after: string[]): Turn {
  const gone = before.filter((id) => !after.includes(id));
  return gone.length === 0 ? turn : withEffects(turn, dropMedia(gone));
}

export const dropMedia = (mediaIds: string[]): FlowEffect => ({ type: 'dropMedia', mediaIds });

/** Gives up the form with its files. */
export function dropForm(world: World, session: Session): { session: Session; effects: FlowEffect[] } {
  const form = session.form;
  if (!form) return { session, effects: [] };
  const procedure = findPinned(world.catalogue, form.procedureId, form.revision);
  const files = procedure ? filesOf(procedure, form) : sentTo(form);
  const cleared: Session = { ...session, form: null, pausedAt: null, place: { at: 'menu' }, misses: 0 };
  return { session: cleared, effects: files.length === 0 ? [] : [dropMedia(files)] };
}

/** How far the citizen is: number of this step and of all that apply now. */
export const progressOf = (route: Route, step: RouteStep): { number: number; total: number } => ({
  number: step.number,
  total: asked(route).length,
});
