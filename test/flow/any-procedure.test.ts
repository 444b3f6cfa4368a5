import { describe, expect, it } from '@jest/globals';
import { Dossier } from '../../src/dossiers/dossier.js';
import { findPinned, offeredOn } from '../../src/flow/catalogue.js';
import type { Saying } from '../../src/flow/effects.js';
import { asked, toRoute } from '../../src/flow/route.js';
import { inChat, labelOf } from '../../src/flow/shown-answer.js';
import { Submission } from '../../src/flow/submission.js';
import { spokenIn } from '../../src/flow/world.js';
import { dossierOf } from '../dossiers/dossier-builders.js';
import { readPlainly } from './oracle.js';
import { catalogue, catalogues, MORNING, world } from './universe.js';
import {
  begin,
  createChance,
  findAsked,
  findProcedureOf,
  go,
  nextEvent,
  patientEvent,
  type Seen,
  type Wandering,
} from './wander.js';

/** Over all procedures; CONVERSATIONS makes it more for a night, or fewer where time is short. */
const CONVERSATIONS = Number(process.env.CONVERSATIONS ?? 10_000);
const PATIENCE = 220;

/** The notice may be read in any language, whatever is spoken at the end. */
const NOTICES = [...catalogues.values()].map(({ consentVersion }) => consentVersion);

const procedures = offeredOn(catalogue, '2026-11-23');
const each = Math.ceil(CONVERSATIONS / procedures.length);

/** What must hold after every step, whatever was said. */
function hold({ session, effects }: Seen): void {
  const question = findAsked(session);
  const { form } = session;
  if (question && form) holdQuestion(session);
  for (const effect of effects) {
    if (effect.type === 'submit') holdSubmission(effect.submission);
    if (effect.type === 'reply') for (const saying of effect.sayings) holdSaying(session, saying);
  }
}

/** No question is asked that the procedure excludes. */
function holdQuestion({ form, place }: Seen['session']): void {
  const procedure = form && findProcedureOf(form);
  if (!procedure || place.at !== 'question') return;
  // a plain comparison: `expect` would take longer than the step itself, half a million times
  if (!readPlainly(procedure, form).has(place.key)) throw new Error(`${place.key} is excluded and was asked`);
}

/** The summary is the answers: each once, in order, as they stand, and nothing else. */
function holdSaying({ form, language }: Seen['session'], { key, params }: Saying): void {
  const spoken = spokenIn(world, language);
  const procedure = form && findPinned(spoken.catalogue, form.procedureId, form.revision);
  if (!procedure || key !== 'summary.shown') return;
  const plain = readPlainly(procedure, form);
  const steps = asked(toRoute(procedure, form));
  const shown = String(params.answers);
  const answered = Object.keys(form.answers).filter((one) => plain.has(one));
  holdSame(steps.map((step) => step.question.key).toSorted(), answered.toSorted());
  const lines = shown.split('\n').filter((line) => /^\d+\. /.test(line));
  if (lines.length < steps.length) throw new Error(`${steps.length} answers, and shown were\n${shown}`);
  const expected = steps.map(
    ({ question }, index) =>
      `${index + 1}. ${labelOf(question)}: ${inChat(spoken, question, plain.get(question.key) ?? null)}`,
  );
  for (const line of expected)
    if (!shown.includes(line.split('\n')[0] ?? line)) throw new Error(`"${line}" is missing in\n${shown}`);
}

/** `expect` makes a trace of each call; so often it would take longer than what is tested. */
function holdSame(found: readonly string[], wanted: readonly string[]): void {
  if (found.join() !== wanted.join()) expect(found).toEqual(wanted);
}

/** A confirmed form is one that a dossier can be made of. */
function holdSubmission(given: unknown): void {
  const submission = Submission.parse(given);
  expect(NOTICES).toContain(submission.consent.textVersion);
  Dossier.parse(dossierOf(submission));
  for (const { label, shown } of submission.answers) if (shown === '') throw new Error(`${label} is empty`);
}

function wander(seed: number, id: string): { ended: boolean; talk: Wandering } {
  const chance = createChance(seed);
  let talk = go(begin(), { type: 'said', at: MORNING, text: `#tt ${id}` }).talk;
  const moves = Math.floor(chance.next() * 45);
  for (let move = 0; move < moves; move += 1) talk = take(nextEvent(talk, chance)).talk;
  for (let turn = 0; turn < PATIENCE; turn += 1) {
    const { talk: next, seen } = take(patientEvent(talk));
    if (seen.effects.some((effect) => effect.type === 'submit')) return { ended: true, talk: next };
    talk = next;
  }
  return { ended: false, talk };
}

function take({ event, talk }: ReturnType<typeof nextEvent>) {
  try {
    const done = go(talk, event);
    hold(done.seen);
    return done;
  } catch (error) {
    throw new Error(`after\n${talk.log.join('\n')}`, { cause: error });
  }
}

describe(`${CONVERSATIONS} conversations of answers, second thoughts, photos, silence and nonsense`, () => {
  it.each(procedures.map(({ id }) => id))(
    'of %s end in a dossier, ask nothing that is excluded, and sum up what was said',
    (id) => {
      for (let n = 0; n < each; n += 1) {
        const { ended, talk } = wander(n * 7919 + 17, id);
        if (!ended) throw new Error(`no way out after\n${talk.log.join('\n')}`);
      }
    },
    600_000,
  );
});
