import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Line } from '../../src/flow/effects.js';
import { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import { freshSession, MORNING, world } from './universe.js';

const TO_NAME = ['#tt 1.004873', '#batdau 1.004873', '#dung dulieu', '#tl nyc.quanHe=BAN_THAN'];
const TO_SUPPORT = ['#tt 1.001776', '#batdau 1.001776', '#dung dulieu', '#tl viec=HUONG_MOI'];
const FOR_ME = [...TO_SUPPORT, '#tl nyc.quanHe=BAN_THAN'];
const TO_ADDRESS = [...FOR_ME, 'Nguyễn Văn Mẫu', '072040001234', '0912345678', '1940', 'nam', 'Kinh'];
const TO_STORY = ['#tt pakn', '#batdau pakn', '#dung dulieu', '#tl loai=CHAM_TRE', 'không có'];

type Talk = { session: Session; said: Line[] };

function say({ session }: Talk, text: string, index = 0): Talk {
  const [next, effects] = step(world, session, { type: 'said', at: MORNING + index * 1000, text });
  const sayings = effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
  return { session: Session.parse(next), said: sayings.flatMap((one) => [...(one.before ?? []), one]) };
}

const talk = (...texts: string[]): Talk =>
  texts.reduce((so, text, index) => say(so, text, index), { session: freshSession(), said: [] } as Talk);

const answersOf = ({ session }: Talk) =>
  Object.fromEntries(Object.entries(session.form?.answers ?? {}).map(([key, { value }]) => [key, value]));
const newAnswers = (before: Talk, after: Talk) =>
  Object.fromEntries(Object.entries(answersOf(after)).filter(([key]) => !(key in answersOf(before))));
const shown = (after: Talk) =>
  after.said
    .filter(({ key }) => key === 'echo' || key === 'several.rest')
    .map(({ key, params }) => params.shown ?? key);

const NAME = { 'nyc.hoTen': 'Nguyễn Văn Mẫu' };
const BORN = { 'nguoiDuocCap.ngaySinh': { y: 1990, m: 1, d: 2 } };
const NUMBER = { 'nyc.soDinhDanh': '072090001234' };
const MAN = { 'nguoiDuocCap.gioiTinh': 'NAM' };
const PHONE = { 'nyc.sdt': '+84912345678' };

describe('several answers in one message', () => {
  const atName = talk(...TO_NAME);

  it.each<[string, object]>([
    ['Nguyễn Văn Mẫu, 02/01/1990, nam', { ...NAME, ...BORN, ...MAN }],
    ['Nguyễn Văn Mẫu, nam, 02/01/1990', { ...NAME, ...BORN, ...MAN }],
    ['Nguyễn Văn Mẫu sinh ngày 2/1/1990 số căn cước 072090001234', { ...NAME, ...BORN, ...NUMBER }],
    ['Nguyễn Văn Mẫu, cccd 0720 9000 1234, sđt 0912 345 678', { ...NAME, ...NUMBER, ...PHONE }],
    ['Nguyễn Văn Mẫu\n2/1/1990\nNam\n0912345678', { ...NAME, ...BORN, ...MAN, ...PHONE }],
    ['Nguyễn Văn Mẫu; a@b.vn', { ...NAME, 'nyc.email': 'a@b.vn' }],
    ['Nguyễn Văn Mẫu, Việt Nam', { ...NAME, 'nguoiDuocCap.quocTich': 'VIET_NAM' }],
    ['Nguyễn Văn Mẫu, giới tính: nam', { ...NAME, ...MAN }],
  ])('"%s" is all of them', (text, answers) => {
    const after = say(atName, text, 10);
    expect(newAnswers(atName, after)).toEqual(answers);
    expect(shown(after)).toHaveLength(Object.keys(answers).length);
  });

  it('stops at the first part that is not clear, says so and asks on', () => {
    const after = say(atName, 'Nguyễn Văn Mẫu, 02/01/1990, dân thường, nam', 10);
    expect(newAnswers(atName, after)).toEqual({ ...NAME, ...BORN });
    expect(shown(after)).toEqual(['NGUYỄN VĂN MẪU', '02/01/1990', 'several.rest']);
    expect(after.session.place).toMatchObject({ at: 'question', key: 'nyc.soDinhDanh' });
  });

  it('asks back where the answer alone would be asked back, and takes nothing behind it', () => {
    const after = say(atName, 'Nguyễn Văn Mẫu, nữ, 072090001234, 0912345678', 10);
    expect(newAnswers(atName, after)).toEqual({ ...NAME, 'nguoiDuocCap.gioiTinh': 'NU' });
    expect(after.session.place).toMatchObject({ key: 'nyc.soDinhDanh', checking: { remarks: [{}] } });
  });

  it('begins at any question of the person, too', () => {
    const atNumber = talk(...TO_NAME, 'Nguyễn Văn Mẫu');
    const after = say(atNumber, '072090001234, 0912345678', 10);
    expect(newAnswers(atNumber, after)).toEqual({ ...NUMBER, ...PHONE });
  });

  const nothing: [string, string[], string][] = [
    ['two names', TO_NAME, 'Nguyễn Văn Mẫu, Trần Thị Thử'],
    ['a name and a place', TO_NAME, 'Nguyễn Văn Mẫu, khu phố 3, phường Ninh Thạnh'],
    ['somebody else between', TO_NAME, 'Nguyễn Văn Mẫu, vợ Trần Thị Thử, 02/01/1990'],
    ['a number that could be two things', TO_NAME, 'Nguyễn Văn Mẫu, 912345678'],
    ['a short number', TO_NAME, 'Nguyễn Văn Mẫu, 12'],
    ['a date without its year', TO_NAME, 'Nguyễn Văn Mẫu, 2/1'],
    ['a date that would be asked back', TO_NAME, 'Nguyễn Văn Mẫu, mùng 2 tháng giêng năm 1990'],
    ['the number of an option', TO_NAME, 'Nguyễn Văn Mẫu, 1'],
    ['another word for an option', TO_NAME, 'Nguyễn Văn Mẫu, đàn ông'],
    ['a command', TO_NAME, 'Nguyễn Văn Mẫu, bỏ qua'],
    ['a command first', TO_NAME, 'không, 02/01/1990'],
    ['an ethnic group, which may be a name', TO_NAME, 'Nguyễn Văn Mẫu, Hoa'],
    ['a first part that is no name', TO_NAME, '02/01/1990, Nguyễn Văn Mẫu'],
    ['a name that is a word for a birthday', TO_NAME, 'Trần Ngọc Sinh năm 1990'],
    ['a choice that opens no person', TO_SUPPORT, 'cho chính tôi, 02/01/1990'],
    ['an e-mail of nobody known', TO_NAME, 'Nguyễn Văn Mẫu, a@b'],
  ];
  it.each(nothing)('takes nothing of %s', (_what, way, text) => {
    const before = talk(...way);
    expect(newAnswers(before, say(before, text, 20))).toEqual({});
  });

  it.each<[string, string[], string, string]>([
    ['an address', TO_ADDRESS, 'Khu phố 3, phường Ninh Thạnh, Tây Ninh', 'nguoiHuong.noiCuTru.diaChi'],
    [
      'an address with a number',
      TO_ADDRESS,
      'Khu phố 3, phường Ninh Thạnh, 0912345678',
      'nguoiHuong.noiCuTru.diaChi',
    ],
    ['a story', TO_STORY, 'Tôi nộp ngày 02/01/2026, hẹn hai lần, nam nữ đều chờ, 0912345678', 'noiDung'],
  ])('never takes %s apart', (_what, way, text, key) => {
    const before = talk(...way);
    expect(Object.keys(newAnswers(before, say(before, text, 20)))).toEqual([key]);
  });

  it('leaves what was answered before as it is', () => {
    const before = talk(...TO_NAME, 'Nguyễn Văn Mẫu', '072090001234', 'sửa 2');
    const after = say(before, 'Trần Văn Thử, 072085001234', 20);
    expect(answersOf(after)).toEqual(answersOf(before));
  });

  const PARTS = [
    ...[
      'Nguyễn Văn Mẫu',
      'Trần Thị Thử',
      '02/01/1990',
      '1990',
      '2/1',
      'nam',
      'nữ',
      'Nữ',
      '072090001234',
      '290123456',
    ],
    ...[
      '0912345678',
      '912345678',
      'a@b.vn',
      'Kinh',
      'Việt Nam',
      'không',
      'bỏ qua',
      '1',
      '2',
      'đàn ông',
      'hôm nay',
    ],
    ...[
      'phường Ninh Thạnh',
      'sinh ngày 5/3/2001',
      'số căn cước 072085001234',
      'sđt 0987654321',
      '',
      'x',
      '💥',
    ],
  ];
  const SIGNS = [', ', ',', '; ', '\n', ' '];
  const message = fc
    .array(fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom(...SIGNS)), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.map(([part, sign]) => part + sign).join(''));
  const ways = [TO_NAME, FOR_ME, [...TO_NAME, 'Nguyễn Văn Mẫu'], TO_ADDRESS, TO_STORY].map((way) =>
    talk(...way),
  );

  it('never sets an answer that typing it alone at its question would not have set', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ways), message, (before, text) => {
        const after = say(before, text, 30);
        const taken = Object.entries(newAnswers(before, after));
        if (taken.length < 2) return;
        const alone = taken.reduce((so, [key, value]) => {
          const asked = atQuestion(so, key);
          const candidates = text.split(/[,;\n]/).flatMap((part) => [part.trim(), ...tails(part)]);
          const typed = candidates.find((one) => {
            const answered = answersOf(say(asked, one, 40));
            return JSON.stringify(answered[key]) === JSON.stringify(value);
          });
          expect([key, typed]).toEqual([key, expect.any(String)]);
          return say(asked, typed ?? '', 40);
        }, before);
        for (const [key, value] of taken) expect(answersOf(alone)[key]).toEqual(value);
      }),
      { numRuns: 400 },
    );
  });
});

const atQuestion = (so: Talk, key: string): Talk => ({
  ...so,
  session: { ...so.session, misses: 0, place: { at: 'question', key, checking: null } },
});

/** What a part says from each of its words on. */
const tails = (part: string): string[] => {
  const words = part.trim().split(' ');
  return words.flatMap((_, from) =>
    words.slice(from).map((__, length) => words.slice(from, from + length + 1).join(' ')),
  );
};
