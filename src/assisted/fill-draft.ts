import type { Answer } from '../flow/answer.js';
import { factsOfCard } from '../flow/card/facts-of-card.js';
import { findHolder } from '../flow/card/find-holder.js';
import { planFill } from '../flow/card/plan-fill.js';
import type { Line } from '../flow/effects.js';
import { getProcedure, naturalPlace, prune, routeOf } from '../flow/form.js';
import { isSkipLabel, judgeAnswer } from '../flow/judge-answer.js';
import { asked, findStep, type RouteStep } from '../flow/route.js';
import type { Form } from '../flow/session.js';
import { dayOf } from '../flow/show/moments.js';
import { inFull } from '../flow/shown-answer.js';
import { line } from '../flow/turn.js';
import type { World } from '../flow/world.js';
import type { IdentityCard } from '../identity/identity-card.js';
import type { DraftContent, Unsettled } from './assisted-draft.js';

/** A draft being filled in, and when. */
export type Filling = { world: World; content: DraftContent; at: number };

/** What stands in a field; `isLast`: the helper leaves it so, and nothing there is an answer where it may be. */
export type Typed = { text: string; isLast: boolean };

/** Takes what stands in a field: it becomes the answer, waits for a yes, or stays as it was typed with the reason. */
export function fillField({ world, content, at }: Filling, key: string, typed: Typed): DraftContent {
  const today = { world, content: onItsDay(content, at), at };
  const { form, unsettled } = today.content;
  const step = findStep(asked(routeOf(world, form)), key);
  const kind = step?.question.answer.kind;
  if (!step || kind === 'slot') return content;
  const text = kind === 'attachment' ? '' : typed.text.trim();
  const isLeft = text === '' && typed.isLast && step.state === 'open' && !step.question.required;
  if (!isLeft && !unsettled[key] && text === shownText(world, step)) return content;
  if (text === '') return empty(today, step);
  if (isSkipLabel(step.question, text)) return settle(today, { [key]: NOTHING });
  const judged = judgeAnswer({ world, form }, step.question, { text, at });
  switch (judged.kind) {
    case 'good':
      return settle(today, { [key]: judged.answer });
    case 'refused':
      return withUnsettled(today.content, key, { text, said: [judged.reason], answer: null });
    case 'check':
      return isSame(step, judged.answer)
        ? settle(today, { [key]: judged.answer })
        : withUnsettled(today.content, key, { text, said: judged.remarks, answer: judged.answer });
  }
}

/** The citizen says that it is right as it was understood. */
export function confirmField(filling: Filling, key: string): DraftContent {
  const answer = filling.content.unsettled[key]?.answer;
  return answer ? settle(filling, { [key]: answer }) : filling.content;
}

/** Nothing: for what need not be answered. */
export const NOTHING: Answer = { value: null, warnings: [] };

/** Fills in what a card says about the person whom this question asks about. */
export function fillFromCard(filling: Filling, key: string, card: IdentityCard): DraftContent {
  const { world, content, at } = filling;
  const { form } = onItsDay(content, at);
  const person = findHolder(world, form, key);
  if (!person) return content;
  const { given } = planFill({ world, form, at }, person, factsOfCard(card, world.domain));
  return settle(filling, given);
}

/** Takes answers in: those that fall off the route go, those that no longer agree are asked again with their old words. */
export function settle({ world, content, at }: Filling, given: Form['answers']): DraftContent {
  const { form, unsettled } = onItsDay(content, at);
  const procedure = getProcedure(world, form);
  const wanted = { ...form.answers, ...given };
  const { answers } = prune(procedure, { answers: wanted, day: form.day }, Object.keys(given));
  const next: Form = { ...form, answers, touchedAt: at };
  const route = asked(routeOf(world, next));
  const again = route.flatMap(({ question }): [string, Unsettled][] => {
    const lost = answers[question.key] ? undefined : form.answers[question.key];
    if (!lost) return [];
    const text = inFull(world.domain, question, lost.value);
    return [
      [question.key, { text, said: [line('form.askedAgain', { label: question.label })], answer: null }],
    ];
  });
  const left = Object.entries(unsettled).filter(([key]) => !(key in given) && findStep(route, key));
  return { form: next, unsettled: Object.fromEntries([...left, ...again]) };
}

/** Where the form stands: what is still to be answered or put right, and what ends it. */
export function standingOf(world: World, { form, unsettled }: DraftContent): Standing {
  const place = naturalPlace(world, form);
  const steps = asked(routeOf(world, form));
  const open = steps.filter(({ question, state }) => state === 'open' || unsettled[question.key]);
  return {
    stoppedBy: place.at === 'stopped' ? place.ruleId : null,
    isWhole: place.at === 'summary' && open.length === 0,
    done: steps.length - open.length,
    total: steps.length,
  };
}
export type Standing = { stoppedBy: string | null; isWhole: boolean; done: number; total: number };

/** Days that a form counts are counted to the day on which it is filled in. */
function onItsDay(content: DraftContent, at: number): DraftContent {
  const day = dayOf(at);
  return content.form.day === day ? content : { ...content, form: { ...content.form, day } };
}

/** An emptied field: skipped where it may be, else open again. */
function empty(filling: Filling, { question, state }: RouteStep): DraftContent {
  const { key } = question;
  if (!question.required) return settle(filling, { [key]: NOTHING });
  const { form, unsettled } = filling.content;
  if (state === 'open' && !unsettled[key]) return filling.content;
  const rest = Object.fromEntries(Object.entries(form.answers).filter(([one]) => one !== key));
  const said = [line(`reasons.${question.answer.kind}.missing`)];
  const without = settle({ ...filling, content: { form: { ...form, answers: rest }, unsettled } }, {});
  return withUnsettled(without, key, { text: '', said, answer: null });
}

const withUnsettled = ({ form, unsettled }: DraftContent, key: string, what: Unsettled): DraftContent => ({
  form,
  unsettled: { ...unsettled, [key]: what },
});

/** What stands in the field of an answer: read again it is the same. */
export const shownText = ({ domain }: World, { question, value, state }: RouteStep): string =>
  state === 'answered' ? inFull(domain, question, value) : '';

const isSame = (step: RouteStep, answer: Answer): boolean =>
  step.state === 'answered' && JSON.stringify(step.value) === JSON.stringify(answer.value);

/** The remarks of the chat on what was typed into this field. */
export const remarksOn = ({ form, unsettled }: DraftContent, key: string): Line[] =>
  unsettled[key]?.said ??
  (form.answers[key]?.warnings ?? []).map((warning) => line(warning.key, warning.params));
