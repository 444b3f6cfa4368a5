import type { FlowEffect, Saying } from '../../src/flow/effects.js';
import type { FlowEvent } from '../../src/flow/events.js';
import type { Procedure } from '../../src/flow/procedure.js';
import type { Question } from '../../src/flow/question.js';
import { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { ODD_WORDS } from './odd-words.js';
import { badlyAnswered, isOwed, type Owed, wellAnswered } from './outside.js';
import { patientTurn } from './patient-citizen.js';
import { catalogue, freshSession, MORNING, world } from './universe.js';

/** A conversation on its way: what was said last, and what the office still owes an answer to. */
export type Wandering = {
  session: Session;
  at: number;
  buttons: Saying['buttons'];
  owed: Owed[];
  /** for the message of a test that fails: every event, in order */
  log: string[];
};

export type Seen = { event: FlowEvent; before: Session; session: Session; effects: FlowEffect[] };

/** Small, fast and the same everywhere; `Math.random` could not be repeated (mulberry32). */
export function createChance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    pick: <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0],
  };
}
export type Chance = ReturnType<typeof createChance>;

/** Answers of each kind: good ones, odd ones and wrong ones. */
const ANSWERS: Partial<Record<Question['answer']['kind'], readonly [string, ...string[]]>> = {
  personName: ['Nguyễn Văn Mẫu', 'trần thị thử', "H'Ví Dụ", 'Y', 'Lê 2'],
  date: [
    '02/01/1990',
    '15/10/2026',
    'hôm qua',
    '2/1990',
    '1950',
    '31/02/2020',
    'mùng 3 tháng 3 âm lịch năm 1980',
    '03/05/2027',
  ],
  identityNumber: ['072090001234', '072301004567', '079199000321', '0720 9000 1234', '07209000123'],
  phone: ['0912 345 678', '+84 912345678', '113'],
  email: ['nguyenvanmau@example.com', 'x@'],
  number: ['1', '2', 'ba bản', '50', '0', '1000'],
  text: ['12/2019', 'Đèn đường trước nhà tôi hỏng đã ba hôm nay, tối rất khó đi', 'x', 'không nhớ'],
  address: [
    '12 đường Trần Phú, khu phố 3, phường Ninh Thạnh, Tây Ninh',
    'ấp Thạnh Đông, xã Thạnh Tân, thị xã Tây Ninh',
    'Tây Ninh',
  ],
  dateTime: ['2 giờ sáng hôm qua', '20/11/2026', '20/11/2026 lúc 14h30', 'không nhớ giờ', '2026'],
  slot: ['sáng thứ Hai', 'thứ 5 lúc 9h', 'ngày mai 8 giờ', 'buổi chiều', 'lúc nào cũng được'],
  accountNumber: ['0123456789', '12'],
  ethnicGroup: ['Kinh', 'khmer', 'Tà Mun', 'người Việt'],
};

export const begin = (): Wandering => ({
  session: freshSession(),
  at: MORNING,
  buttons: [],
  owed: [],
  log: [],
});

/** Does one event and goes through JSON, as the database does. The log goes on in place: a talk is never taken up twice. */
export function go(talk: Wandering, event: FlowEvent): { talk: Wandering; seen: Seen } {
  talk.log.push(JSON.stringify(event));
  const [next, effects] = step(world, talk.session, event);
  const session = Session.parse(JSON.parse(JSON.stringify(next)));
  const said = effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
  const owed = effects.filter((effect) => isOwed(effect));
  return {
    talk: {
      session,
      at: event.at,
      buttons: said.at(-1)?.buttons ?? talk.buttons,
      owed: [...talk.owed, ...owed],
      log: talk.log,
    },
    seen: { event, before: talk.session, session, effects },
  };
}

/** Something that a citizen, the platform or the office might do next; mostly an answer, so that forms come to an end. */
export function nextEvent(talk: Wandering, chance: Chance): { event: FlowEvent; talk: Wandering } {
  const at = talk.at + chance.pick([1000, 1000, 1000, 60_000, 3_600_000, 26 * 3_600_000]);
  const said = (text: string) => ({ event: { type: 'said' as const, at, text }, talk });
  if (talk.session.talk?.attended && chance.next() < 0.4) return said('tiếp tục');
  const dice = chance.next();
  if (dice < 0.55) return said(answerTo(talk, chance));
  if (dice < 0.75 && talk.buttons[0])
    return said(chance.pick([talk.buttons[0], ...talk.buttons.slice(1)]).payload);
  if (dice < 0.85) return said(chance.pick(ODD_WORDS));
  if (dice < 0.93) return office(talk, at, chance);
  const mediaId = `m${talk.log.length}`;
  const photo = { mediaId, kind: 'photo' as const, url: 'https://x' };
  return { event: { type: 'sentMedia', at, items: [photo] }, talk };
}

/** What a patient citizen does, who wants to be done. */
export const patientEvent = (talk: Wandering): { event: FlowEvent; talk: Wandering } => {
  const [owed] = talk.owed;
  if (owed) return settle(talk, talk.at + 1000, true);
  return { event: { ...patientTurn(talk.session), at: talk.at + 1000 }, talk };
};

function answerTo({ session }: Wandering, chance: Chance): string {
  const question = findAsked(session);
  if (!question) return 'đồng ý';
  if (session.place.at === 'question' && session.place.checking)
    return chance.pick(['đúng', 'đúng', 'không']);
  const answers = ANSWERS[question.answer.kind];
  return answers && chance.next() < 0.5 ? chance.pick(answers) : question.example;
}

export function findAsked({ place, form }: Session): Question | undefined {
  const procedure = form && findProcedureOf(form);
  return place.at === 'question' ? procedure?.questions.find(({ key }) => key === place.key) : undefined;
}

export const findProcedureOf = ({
  procedureId,
  revision,
}: {
  procedureId: string;
  revision: string;
}): Procedure | undefined =>
  catalogue.procedures.find((one) => one.id === procedureId && one.revision === revision);

function office(talk: Wandering, at: number, chance: Chance): { event: FlowEvent; talk: Wandering } {
  if (talk.owed.length > 0) return settle(talk, at, chance.next() < 0.8);
  const reminderId = talk.session.reminder?.reminderId ?? 'none';
  return {
    event: chance.pick<FlowEvent>([
      { type: 'fellSilent', at, reminderId },
      { type: 'followed', at },
      { type: 'unfollowed', at },
      { type: 'sentOther', at, what: 'voice' },
      { type: 'sharedInfo', at, info: { name: 'Nguyễn Văn Mẫu', phone: '0912345678' } },
    ]),
    talk,
  };
}

/** The oldest thing that is owed arrives, or cannot be had. */
function settle(talk: Wandering, at: number, well: boolean): { event: FlowEvent; talk: Wandering } {
  const [first, ...owed] = talk.owed;
  if (!first) throw new Error('nothing is owed');
  return { event: well ? wellAnswered(first, at) : badlyAnswered(first, at), talk: { ...talk, owed } };
}
