import type { FlowEvent } from '../../src/flow/events.js';
import type { Procedure } from '../../src/flow/procedure.js';
import type { Question } from '../../src/flow/question.js';
import { findOpen, toRoute } from '../../src/flow/route.js';
import type { Session } from '../../src/flow/session.js';
import { dayOf } from '../../src/flow/show/moments.js';
import { situationOf } from '../../src/flow/situation.js';
import { stepAndAnswer } from './office-answers.js';
import { catalogue, MORNING, world } from './universe.js';

/** The example of the question on the table, which the linter has seen to be an answer. */
export function exampleFor({ place, form }: Session): string {
  const procedureId = place.at === 'situation' ? place.procedureId : form?.procedureId;
  const procedure = catalogue.procedures.find(({ id }) => id === procedureId);
  const question = procedure && questionAt(procedure, place);
  // which hours can be had changes from day to day: the first line on the table always can
  return question?.answer.kind === 'slot' ? '1' : (question?.example ?? 'có');
}

function questionAt(procedure: Procedure, place: Session['place']): Question | undefined {
  if (place.at === 'question') return procedure.questions.find(({ key }) => key === place.key);
  if (place.at !== 'situation') return undefined;
  const filled = { answers: place.answers, day: dayOf(MORNING) };
  return findOpen(toRoute(situationOf(procedure), filled))?.question;
}

/**
 * A patient citizen: presses what leads on, answers with examples, gives up a form that was stopped. Whether that leads
 * to a submission within a bearable number of turns.
 */
export function leadsToSubmission(from: Session, since: number): boolean {
  let talk = { session: from, at: since };
  for (let turn = 0; turn < 150; turn += 1) {
    const event = { ...patientTurn(talk.session), at: talk.at + 1000 };
    const [session, effects] = stepAndAnswer(world, talk.session, event);
    if (effects.some((effect) => effect.type === 'submit')) return true;
    talk = { session, at: talk.at + 1000 };
  }
  return false;
}

/** After so many refusals of good answers somebody begins again. */
const PATIENCE = 4;

/** What a patient citizen does next. */
export function patientTurn(session: Session): FlowEvent {
  const { place, form } = session;
  const say = (text: string): FlowEvent => ({ type: 'said', at: 0, text });
  if (session.talk?.attended) return say('gặp trợ lý');
  const sent = form
    ? [...form.gathered, ...form.aside.flatMap(({ held }) => held), ...form.arriving.map(({ held }) => held)]
    : [];
  const pending = sent.find((held) => held.state === 'coming' || held.state === 'late');
  if (pending && (place.at === 'question' || place.at === 'summary'))
    return { type: 'mediaStored', at: 0, mediaId: pending.item.mediaId };
  switch (place.at) {
    case 'menu':
    case 'editing':
      return say(form ? 'tiếp tục' : '#tt 1.004873');
    case 'referral':
    case 'survey':
      return say('menu');
    case 'finding':
      return say('1');
    case 'situation':
      return say(exampleFor(session));
    case 'card':
    case 'consent':
    case 'declaration':
      return say('đồng ý');
    case 'summary':
      return say('nộp hồ sơ');
    case 'changing':
      return say('1');
    case 'stopped':
      return say('hủy');
    case 'leaving':
    case 'forgetting':
      return say('đồng ý');
    case 'supplement':
    case 'draftResult':
    case 'appointment':
      return say('để sau');
    case 'cardCheck':
      return say('đúng');
    case 'remembering':
    case 'savedPerson':
    case 'people':
    case 'requesting':
    case 'withdrawing':
      return say('không');
    case 'question':
      // an example can break a rule with an odd answer given before; then beginning again is the way out
      if (session.misses >= PATIENCE) return say('làm lại');
      return say(place.checking ? 'đúng' : form?.gathered.length ? 'xong' : atQuestion(session));
  }
}

function atQuestion(session: Session): string {
  const key = session.place.at === 'question' ? session.place.key : '';
  if (key.startsWith('dinhKem.')) return 'bỏ qua';
  // the example is one man's number, and two people marry
  if (key === 'nu.soDinhDanh') return '072301004567';
  // the examples as given would marry somebody of the same sex
  if (key === 'mucDich.ketHonVoi.gioiTinh')
    return session.form?.answers['nguoiDuocCap.gioiTinh']?.value === 'NU' ? 'Nam' : 'Nữ';
  return exampleFor(session);
}
