import { describe, expect, it } from '@jest/globals';
import { offeredOn } from '../../src/flow/catalogue.js';
import type { FlowEffect } from '../../src/flow/effects.js';
import type { Procedure } from '../../src/flow/procedure.js';
import type { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { PlainDate } from '../../src/ids.js';
import { exampleFor } from './patient-citizen.js';
import { catalogue, freshSession, inWords, world, worldWith } from './universe.js';

/** Luật Hộ tịch 03/2026/QH16 takes the place of Law 60/2014 on 01/03/2027. */
const BEFORE = Date.parse('2027-02-26T09:00:00+07:00');
const AFTER = Date.parse('2027-03-02T09:00:00+07:00');
const COPY = '2.000635';

/** The catalogue in which the law lets no form of the old revision be finished after its last day. */
const strict = worldWith({
  procedures: catalogue.procedures.map((one) =>
    one.revision === '2026-07' ? { ...one, finishBy: one.validTo } : one,
  ),
});

type Talk = { session: Session; effects: FlowEffect[]; said: string };

function say(within: typeof world, from: Session, at: number, ...texts: string[]): Talk {
  return texts.reduce<Talk>(
    ({ session, said }, text) => {
      const [next, effects] = step(within, session, { type: 'said', at, text });
      const sayings = effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
      return {
        session: next,
        effects,
        said: [said, ...sayings.flatMap(inWords).map((one) => one.text)].join('\n'),
      };
    },
    { session: from, effects: [], said: '' },
  );
}

/** Answers with the examples, skips what is no form of words, and stops before this place. */
function fill(
  within: typeof world,
  from: Session,
  at: number,
  until: (session: Session) => boolean,
): Session {
  let session = from;
  for (let turn = 0; turn < 100 && !until(session); turn += 1) {
    const isFile = session.place.at === 'question' && session.place.key.startsWith('dinhKem.');
    const isCheck = session.place.at === 'question' && session.place.checking !== null;
    session = say(within, session, at, isCheck ? 'đúng' : isFile ? 'bỏ qua' : exampleFor(session)).session;
  }
  return session;
}

const atSummary = ({ place }: Session): boolean => place.at === 'summary';
const begin = (within: typeof world, at: number): Session =>
  say(within, freshSession(), at, `#tt ${COPY}`, 'bắt đầu', 'đồng ý').session;
const submissionIn = ({ effects }: Talk) => effects.find((effect) => effect.type === 'submit')?.submission;
const revisionOn = (day: string): string[] =>
  offeredOn(catalogue, day)
    .filter(({ id }) => id === COPY)
    .map(({ revision }) => revision);

describe('on the day on which the law changes', () => {
  it('new forms get the new revision', () => {
    expect(revisionOn('2027-02-28')).toEqual(['2026-07']);
    expect(revisionOn('2027-03-01')).toEqual(['2027-03']);
    expect(begin(world, AFTER).form?.revision).toBe('2027-03');
  });

  it('a form that was begun stays under its revision and is filed under it', () => {
    const begun = fill(
      world,
      begin(world, BEFORE),
      BEFORE,
      ({ place }) => place.at === 'question' && place.key === 'daDangKyTai',
    );
    const filled = fill(world, begun, AFTER, atSummary);
    const submission = submissionIn(say(world, filled, AFTER, 'nộp hồ sơ', 'đồng ý'));
    expect(submission?.revision).toBe('2026-07');
  });

  it('a form that was begun names no fee of a tariff that has lapsed', () => {
    const filled = fill(world, begin(world, BEFORE), BEFORE, atSummary);
    expect(submissionIn(say(world, filled, BEFORE, 'nộp hồ sơ', 'đồng ý'))?.feeVnd).toBe(16_000);
    const later = say(world, filled, AFTER, 'trợ giúp');
    expect(later.said).not.toContain('16.000');
    expect(submissionIn(say(world, later.session, AFTER, 'nộp hồ sơ', 'đồng ý'))?.feeVnd).toBeNull();
  });

  it('a new revision whose decrees are not out names neither fee nor time', () => {
    const { said } = say(world, freshSession(), AFTER, `#tt ${COPY}`);
    expect(said).toContain('cán bộ sẽ báo');
    expect(said).not.toMatch(/8\.000|ngày làm việc/);
  });
});

describe('a form that may not be finished under the old law', () => {
  it('moves to the new revision, is told exactly what changed, and is asked only that', () => {
    const filled = fill(strict, begin(strict, BEFORE), BEFORE, atSummary);
    const moved = say(strict, filled, AFTER, 'tiếp tục');
    expect(moved.session.form?.revision).toBe('2027-03');
    expect(moved.said).toContain('đã thay đổi từ ngày 01/03/2027');
    expect(moved.said).toContain('em xin hỏi lại: Số lượng bản sao');
    expect(moved.said).not.toMatch(/Câu mới|Không cần nữa/);
    expect(moved.session.place).toMatchObject({ at: 'question', key: 'soLuong' });
    const answered = say(strict, moved.session, AFTER, '2').session;
    expect(answered.place.at).toBe('summary');
    const { soLuong: _asked, ...kept } = filled.form?.answers ?? {};
    expect(answered.form?.answers).toMatchObject(kept);
  });

  it('hears of new questions and of those that fell away', () => {
    const within = changed((one) => ({
      ...one,
      questions: one.questions
        .filter(({ key }) => key !== 'quyenSo')
        .map((question) =>
          question.key === 'soDangKy' ? { ...question, key: 'soMoi', label: 'Số mới' } : question,
        ),
    }));
    const filled = fill(within, begin(within, BEFORE), BEFORE, atSummary);
    const { said } = say(within, filled, AFTER, 'tiếp tục');
    expect(said).toContain('Câu mới: Số mới');
    expect(said).toContain('Không cần nữa: Số; Quyển số');
  });

  it('loses the files of a question that fell away, and says so to nobody but the store', () => {
    const within = changed((one) => ({
      ...one,
      questions: one.questions.filter(({ key }) => key !== 'dinhKem.giayCu'),
    }));
    const begun = fill(
      within,
      begin(within, BEFORE),
      BEFORE,
      ({ place }) => place.at === 'question' && place.key === 'dinhKem.giayCu',
    );
    const photo = { mediaId: 'm1', kind: 'photo' as const, url: 'https://x' };
    const [sent] = step(within, begun, { type: 'sentMedia', at: BEFORE, items: [photo] });
    const [stored] = step(within, sent, { type: 'mediaStored', at: BEFORE, mediaId: 'm1' });
    const done = say(within, stored, BEFORE, 'xong').session;
    const { effects } = say(within, done, AFTER, 'tiếp tục');
    expect(effects).toContainEqual({ type: 'dropMedia', mediaIds: ['m1'] });
  });

  it('is given up with an explanation when nothing takes its place', () => {
    const within = worldWith({
      procedures: strict.catalogue.procedures.filter(({ revision }) => revision === '2026-07'),
    });
    const { session, said } = say(within, begin(within, BEFORE), AFTER, 'tiếp tục');
    expect(session.form).toBeNull();
    expect(said).toContain('không làm qua tin nhắn được nữa');
  });
});

/** The strict catalogue with this change in the revision of the new law. */
const changed = (change: (procedure: Procedure) => Procedure) =>
  worldWith({
    procedures: strict.catalogue.procedures.map((one) =>
      one.id === COPY && one.validFrom === PlainDate.parse('2027-03-01') ? change(one) : one,
    ),
  });
