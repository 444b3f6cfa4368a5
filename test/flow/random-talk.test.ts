import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FlowEffect, Saying } from '../../src/flow/effects.js';
import type { FlowEvent } from '../../src/flow/events.js';
import { ReminderKind } from '../../src/flow/reminder-kind.js';
import { Session } from '../../src/flow/session.js';
import { Submission } from '../../src/flow/submission.js';
import type { OutgoingMessage } from '../../src/wording/outgoing-message.js';
import { MADE_UP_CARD } from '../support/made-up-card.js';
import { ODD_WORDS } from './odd-words.js';
import { stepAndAnswer } from './office-answers.js';
import { exampleFor, leadsToSubmission } from './patient-citizen.js';
import { catalogue, catalogues, freshSession, inWords, MORNING, world } from './universe.js';

/** A move in a random conversation: what to do, and a number that picks among what lies there. */
type Move = { what: 'press' | 'example' | 'word' | 'event'; pick: number; wait: number };

const move: fc.Arbitrary<Move> = fc.record({
  what: fc.constantFrom('press', 'press', 'press', 'example', 'example', 'example', 'word', 'event'),
  pick: fc.nat(1000),
  wait: fc.constantFrom(1000, 60_000, 3_600_000, 26 * 3_600_000),
});

type Talk = {
  session: Session;
  at: number;
  messages: OutgoingMessage[];
  effects: FlowEffect[];
  files: number;
};

function eventOf(talk: Talk, { what, pick }: Move): FlowEvent {
  const { at, session } = talk;
  const buttons = talk.messages.at(-1)?.buttons ?? [];
  if (what === 'press' && buttons.length > 0)
    return { type: 'said', at, text: buttons[pick % buttons.length]?.payload ?? '' };
  if (what === 'example') return { type: 'said', at, text: exampleFor(session) };
  if (what === 'word') return { type: 'said', at, text: ODD_WORDS[pick % ODD_WORDS.length] ?? '' };
  return OTHERS[pick % OTHERS.length]?.(talk) ?? { type: 'followed', at };
}

const facts = (at: number) => ({
  dossierId: 'd1',
  code: '000.00.01.H53-261123-0001',
  procedureName: 'x',
  state: 5,
  receivedAt: at,
  dueAt: null,
  feeVnd: 8000,
});

const booked = (at: number | null) => ({
  ...facts(at ?? MORNING),
  appointment: { desk: 'marriage' as const, at, minutes: 30 },
});

const OTHERS: ((talk: Talk) => FlowEvent)[] = [
  ({ at, files }) => ({
    type: 'sentMedia',
    at,
    items: [{ mediaId: `m${files}`, kind: 'photo', url: 'https://x' }],
    caption: 'ảnh',
  }),
  ({ at, files }) => ({
    ...{ type: 'sentMedia', at, quotes: 'n', toNotice: true },
    items: [{ mediaId: `m${files}`, kind: 'photo', url: 'https://x' }],
  }),
  ({ at }) => ({ type: 'said', at, text: 'đồng ý', quotes: 'n', toNotice: true }),
  ({ at, files }) => ({ type: 'mediaStored', at, mediaId: `m${files - 1}` }),
  ({ at, files }) => ({ type: 'mediaStored', at, mediaId: `m${files - 1}`, flaws: ['blurred'] }),
  ({ at, files }) => ({ type: 'mediaStored', at, mediaId: `m${files - 2}` }),
  ({ at, files }) => ({ type: 'mediaDelayed', at, mediaId: `m${files - 1}` }),
  ({ at, files }) => ({ type: 'mediaRefused', at, mediaId: `m${files - 1}`, reason: 'empty' }),
  ({ at, files }) => ({ type: 'cardRead', at, mediaId: `m${files - 1}`, card: MADE_UP_CARD }),
  ({ at, files }) => ({ type: 'cardUnread', at, mediaId: `m${files - 1}`, reason: 'noCode' }),
  ({ at }) => ({ type: 'sentOther', at, what: 'voice' }),
  ({ at }) => ({ type: 'sharedInfo', at, info: { name: 'Nguyễn Văn Mẫu', phone: '0912345678' } }),
  ({ at }) => ({ type: 'followed', at }),
  ({ at }) => ({ type: 'unfollowed', at }),
  ({ at }) => ({ type: 'openedChat', at }),
  ({ at, session }) => ({ type: 'fellSilent', at, reminderId: session.reminder?.reminderId ?? 'x' }),
  ({ at }) => ({ type: 'dossierMoved', at, move: 'supplementAsked', dossier: facts(at), note: 'Ảnh mờ' }),
  ({ at }) => ({ type: 'dossierMoved', at, move: 'received', dossier: facts(at) }),
  ({ at }) => ({ type: 'dossierMoved', at, move: 'finished', dossier: facts(at) }),
  ({ at }) => ({ type: 'dossiersFound', at, dossiers: [facts(at), facts(at)] }),
  ({ at }) => ({ type: 'dossiersFound', at, dossiers: [], askedCode: 'x' }),
  ({ at }) => ({ type: 'dossierMoved', at, move: 'received', dossier: booked(at) }),
  ({ at }) => ({ type: 'dossierMoved', at, move: 'appointmentMoved', dossier: booked(at) }),
  ({ at }) => ({ type: 'dossierMoved', at, move: 'appointmentCancelled', dossier: booked(null) }),
  ({ at }) => ({ type: 'dossiersFound', at, dossiers: [booked(at)], about: { doing: 'rebook' } }),
  ({ at }) => ({ type: 'dossiersFound', at, dossiers: [booked(at)], about: { doing: 'unbook' } }),
  ({ at, session }) => ({
    type: 'slotTaken',
    at,
    holder: session.slots?.for ?? 'x',
    slotAt: session.slots?.wanted ?? at,
    busy: [],
  }),
  ({ at }) => ({ type: 'slotHeld', at, holder: 'gone', slotAt: at, until: at }),
  ({ at, session }) => ({
    type: 'personReplied',
    at,
    talkId: session.talk?.talkId ?? 'x',
    replyId: 'r',
    name: 'Trần Thị Mai',
    text: 'Dạ.',
  }),
  ({ at }) => ({
    type: 'personReplied',
    at,
    talkId: 'begun',
    replyId: 'b',
    name: 'Trần Thị Mai',
    text: 'Dạ.',
    about: '000.00.01.H53-261123-0001',
  }),
  ({ at, session }) => ({ type: 'personLeft', at, talkId: session.talk?.talkId ?? 'x', why: 'unanswered' }),
  ({ at, session }) => ({ type: 'personLeft', at, talkId: session.talk?.talkId ?? 'x', why: 'ended' }),
  ({ at }) => ({
    ...{ type: 'ownDataFound', at, file: 'f', dossiers: [facts(at)], waiting: [at] },
    ...{ talk: 1, notices: 1 },
  }),
  ({ at }) => ({ type: 'dataRequestMoved', at, move: 'taken', kind: 'correct', dueAt: at }),
  ...ReminderKind.options.map(
    (kind) =>
      ({ at }: Talk): FlowEvent => ({ type: 'reminderDue', at, kind, dossier: booked(at + 1), ref: kind }),
  ),
];

function play(talk: Talk, move: Move): Talk {
  const now = { ...talk, at: talk.at + move.wait };
  const event = eventOf(now, move);
  const [session, effects] = stepAndAnswer(world, now.session, event);
  const sayings: Saying[] = effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
  const messages = sayings.flatMap((saying) => inWords(saying));
  hold(event, session, effects, messages);
  return {
    session: Session.parse(JSON.parse(JSON.stringify(session))),
    at: now.at,
    effects,
    messages: messages.length > 0 ? messages : talk.messages,
    files: talk.files + (event.type === 'sentMedia' ? 1 : 0),
  };
}

/** What holds after every step, whatever was said. */
function hold(event: FlowEvent, session: Session, effects: FlowEffect[], messages: OutgoingMessage[]): void {
  for (const { text, buttons, file } of messages) {
    expect((file ?? text).length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(2000);
    expect(text).toBe(text.normalize('NFC'));
    expect(buttons.length).toBeLessThanOrEqual(5);
    for (const button of buttons)
      expect([button.label.length <= 100, button.payload.length <= 1000]).toEqual([true, true]);
    // a place that nothing filled, other than the one a citizen may type
    expect(text.replaceAll('{office.name}', '')).not.toMatch(/\{[a-z.]+\}/i);
  }
  const isHeard = ['said', 'sentOther', 'sharedInfo', 'followed'].includes(event.type);
  const isTracking = effects.some(({ type }) => type === 'track' || type === 'moveAppointment');
  const isForClerk = session.talk?.attended === true;
  if (isHeard && !isTracking && !isForClerk) expect(messages.length).toBeGreaterThan(0);
  if (session.place.at !== 'menu' && isHeard && !isTracking && !isForClerk)
    expect(messages.at(-1)?.buttons.length).not.toBe(undefined);
  for (const effect of effects)
    if (effect.type === 'submit') holdSubmission(Submission.parse(effect.submission));
}

function holdSubmission(submission: Submission): void {
  const procedure = catalogue.procedures.find(({ id }) => id === submission.procedureId);
  expect(submission.declaration.text).toBe(procedure?.declaration);
  expect([...catalogues.values()].map((one) => one.consentVersion)).toContain(submission.consent.textVersion);
  const isAnonymous = procedure?.applicant.anonymous !== undefined && !submission.applicant.fullName;
  expect(isAnonymous || (submission.applicant.fullName ?? '').length > 1).toBe(true);
  for (const { shown, label } of submission.answers) expect([label, shown.length > 0]).toEqual([label, true]);
}

const start = (): Talk => ({ session: freshSession(), at: MORNING, messages: [], effects: [], files: 0 });

describe('any conversation whatever', () => {
  it('never breaks, never falls silent, and never says more than the platform takes', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 60 }), (moves) => {
        moves.reduce(play, start());
      }),
      { numRuns: 300 },
    );
  });

  it('can always be brought to a submission: from any point the examples lead to the end', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const { session, at } = moves.reduce(play, start());
        expect(leadsToSubmission(session, at)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same for the same session and event', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 20 }), (moves) => {
        const once = moves.reduce(play, start());
        expect(moves.reduce(play, start())).toEqual(once);
      }),
      { numRuns: 30 },
    );
  });
});
