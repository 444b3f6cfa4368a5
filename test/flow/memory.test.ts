import { describe, expect, it } from '@jest/globals';
import { SavedPerson } from '../../src/flow/memory/saved-person.js';
import { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import type { World } from '../../src/flow/world.js';
import { catalogue, freshSession, MORNING, world } from './universe.js';

const NUMBER = '072190001236';
const OTHER_NUMBER = '072160001237';

const saved = (over: Partial<SavedPerson> = {}): SavedPerson =>
  SavedPerson.parse({
    personId: 'p1',
    facts: { fullName: 'TRẦN THỊ MẪU', identityNumber: NUMBER, phone: '0912 345 678' },
    consent: { textVersion: '1', at: MORNING, sensitive: false },
    usedAt: MORNING,
    ...over,
  });

const play = (on: World, from: Session, ...texts: string[]): Session =>
  texts.reduce((session, text, n) => step(on, session, { type: 'said', at: MORNING + n, text })[0], from);

/** At the question for the applicant's name. */
const ASKED = ['#tt 1.004873', 'bắt đầu', 'đồng ý', 'cho chính tôi'];
/** The rest of the form, from the applicant's e-mail on, to the last button. */
const REST = [
  ...[
    'bỏ qua',
    'lần đầu',
    '1/2/1990',
    'nữ',
    'chăm',
    'việt nam',
    'không',
    '1',
    'vay vốn',
    'vay vốn ngân hàng',
  ],
  ...['1', 'tại quầy', 'nộp hồ sơ'],
];
const FILLED = [...ASKED, 'Trần Thị Mẫu', NUMBER, '0912345678', ...REST];
const submitted = () => play(world, freshSession(), ...FILLED, '#dung camdoan');

const buttonsAt = (session: Session, on = world): string[] =>
  step(on, session, { type: 'said', at: MORNING + 99, text: 'trợ giúp' })[1].flatMap((effect) =>
    effect.type === 'reply' ? effect.sayings.flatMap(({ buttons }) => buttons.map(({ label }) => label)) : [],
  );

describe('remembering somebody', () => {
  it('is offered when the form is handed over, and nothing is kept before a yes', () => {
    const { place, people } = submitted();
    expect(place).toMatchObject({ at: 'remembering', people: [{ facts: { fullName: 'TRẦN THỊ MẪU' } }] });
    expect(people).toEqual([]);
  });

  it.each(['không', 'menu', 'giấy khai sinh', 'tra cứu', 'để sau', 'blah', '#dung bo', '#dung dulieu'])(
    'is not done by "%s"',
    (word) => {
      expect(play(world, submitted(), word).people).toEqual([]);
    },
  );

  it('holds what the offer named, with the version of its text and the time; nothing sensitive by a plain yes', () => {
    const [person] = play(world, submitted(), '#ghinho nho').people;
    expect(person).toMatchObject({
      facts: { fullName: 'TRẦN THỊ MẪU', identityNumber: NUMBER, birthDate: '01/02/1990', sex: 'NU' },
      consent: { textVersion: catalogue.memoryVersion, sensitive: false },
    });
    expect(person?.consent.at).toBeGreaterThanOrEqual(MORNING);
    expect(person?.facts).not.toHaveProperty('ethnicGroup');
    expect(JSON.stringify(play(world, submitted(), '#ghinho nho'))).not.toContain('Chăm');
  });

  it('holds the ethnic group only by the button that names it', () => {
    const [person] = play(world, submitted(), '#ghinhoca nho').people;
    expect(person?.facts.ethnicGroup).toBe('Chăm');
    expect(person?.consent.sensitive).toBe(true);
  });

  it('is not offered again after a no, nor for somebody who is known like this', () => {
    const refused = play(world, submitted(), '#khong nho', ...FILLED, '#dung camdoan');
    expect(refused.place.at).toBe('menu');
    const known = play(world, submitted(), '#ghinho nho', ...FILLED, '#dung camdoan');
    expect(known.place.at).toBe('menu');
  });

  it('is offered anew when something has changed, and then replaces the older state', () => {
    const changed = FILLED.map((text) => (text === '0912345678' ? '0987654321' : text));
    const again = play(world, submitted(), '#ghinho nho', ...changed, '#dung camdoan');
    expect(again.place).toMatchObject({ at: 'remembering', people: [{ known: again.people[0]?.personId }] });
    const [person, ...others] = play(world, again, 'có').people;
    expect(person?.facts.phone).toBe('0987 654 321');
    expect(others).toEqual([]);
  });
});

describe('a saved person', () => {
  const at = (people: SavedPerson[], on = world) => play(on, { ...freshSession(), people }, ...ASKED);

  it('is one tap that answers what it can, each through the question itself', () => {
    const session = play(world, at([saved()]), '#dungnguoi nyc.hoTen p1');
    expect(Object.keys(session.form?.answers ?? {})).toEqual([
      'nyc.quanHe',
      'nyc.hoTen',
      'nyc.soDinhDanh',
      'nyc.sdt',
    ]);
    expect(session.place).toMatchObject({ at: 'question', key: 'nyc.email' });
  });

  it('whose old data does not fit any more is asked for it again', () => {
    const old = saved({ facts: { fullName: 'TRẦN THỊ MẪU', identityNumber: '12345', phone: 'không rõ' } });
    const session = play(world, at([old]), '#dungnguoi nyc.hoTen p1');
    expect(Object.keys(session.form?.answers ?? {})).toEqual(['nyc.quanHe', 'nyc.hoTen']);
    expect(session.place).toMatchObject({ at: 'question', key: 'nyc.soDinhDanh' });
  });

  it('whose name is typed is only answered the one question, and offered at the next', () => {
    const session = play(world, at([saved()]), 'trần thị mẫu');
    expect(Object.keys(session.form?.answers ?? {})).toEqual(['nyc.quanHe', 'nyc.hoTen']);
    expect(buttonsAt(session)).toContain('TRẦN THỊ MẪU (0721••••1236)');
    expect(buttonsAt(play(world, at([saved()]), 'Lê Văn Khác'))).not.toContain('TRẦN THỊ MẪU (0721••••1236)');
  });

  it('is not used by a button that is left over, nor for another question', () => {
    const session = play(world, at([saved()]), 'Lê Văn Khác', '#dungnguoi nyc.hoTen p1', '#dungnguoi x p1');
    expect(Object.keys(session.form?.answers ?? {})).toEqual(['nyc.quanHe', 'nyc.hoTen']);
    expect(play(world, at([]), '#dungnguoi nyc.hoTen p1').form?.answers).not.toHaveProperty('nyc.hoTen');
  });

  it('is offered latest first, at most two, and nobody twice in a form', () => {
    const many = ['a', 'b', 'c'].map((id, n) =>
      saved({
        personId: id,
        usedAt: n,
        facts: { fullName: `NGUYỄN VĂN ${id}`, identityNumber: `07219000123${n}` },
      }),
    );
    expect(buttonsAt(at(many)).slice(0, 2)).toEqual([
      'NGUYỄN VĂN c (0721••••1232)',
      'NGUYỄN VĂN b (0721••••1231)',
    ]);
    const forMother = play(world, { ...freshSession(), people: [saved()] }, ...ASKED.slice(0, 3), 'mẹ tôi');
    const atMother = play(world, forMother, '#dungnguoi nyc.hoTen p1', 'bỏ qua', 'lần đầu');
    expect(atMother.place).toMatchObject({ key: 'nguoiDuocCap.hoTen' });
    expect(buttonsAt(atMother)).not.toContain('TRẦN THỊ MẪU (0721••••1236)');
  });

  it('is never offered as the one who died, and nobody is asked to be remembered on that day', () => {
    const texts = ['#tt 1.000656', 'bắt đầu', 'đồng ý'];
    let session = play(world, { ...freshSession(), people: [saved()] }, ...texts);
    const dead: string[][] = [];
    for (let n = 0; n < 12 && session.place.at === 'question'; n += 1) {
      const question = catalogue.procedures
        .find(({ id }) => id === '1.000656')
        ?.questions.find(({ key }) => session.place.at === 'question' && key === session.place.key);
      if (question?.key.startsWith('nguoiChet.')) dead.push(buttonsAt(session));
      session = play(world, session, question?.example ?? '');
    }
    expect(dead.flat()).not.toContain('TRẦN THỊ MẪU (0721••••1236)');
  });

  it('is changed part by part, each read by its kind', () => {
    const listed = play(world, { ...freshSession(), people: [saved()] }, 'người đã lưu', '1');
    const wrong = play(world, listed, '#suamuc phone', 'không nhớ');
    expect(wrong.people[0]?.facts.phone).toBe('0912 345 678');
    expect(play(world, wrong, '0987654321').people[0]?.facts.phone).toBe('0987 654 321');
  });

  it('is erased alone, all are by one word, and erasing or withdrawing leaves nobody', () => {
    const two = {
      ...freshSession(),
      people: [
        saved(),
        saved({ personId: 'p2', facts: { fullName: 'LÊ THỊ VÍ', identityNumber: OTHER_NUMBER } }),
      ],
    };
    expect(play(world, two, '#quennguoi p1').people.map(({ personId }) => personId)).toEqual(['p2']);
    expect(play(world, two, 'quên hết').people).toEqual([]);
    expect(play(world, two, 'xóa trò chuyện', '#dung quen').people).toEqual([]);
    expect(play(world, two, 'rút đồng ý', '#dung rut').people).toEqual([]);
    expect(step(world, two, { type: 'withdrew', at: MORNING })[0].people).toEqual([]);
  });

  it('comes from a session stored before there was a memory', () => {
    const { people: _, memoryRefusedAt: __, optedOut: ___, exportedAt: ____, ...older } = freshSession();
    const stored = Session.parse(JSON.parse(JSON.stringify(older)));
    expect(play(world, stored, 'người đã lưu').people).toEqual([]);
  });
});
