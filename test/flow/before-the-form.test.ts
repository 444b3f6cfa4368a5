import { describe, expect, it } from '@jest/globals';
import type { FlowEffect, Saying } from '../../src/flow/effects.js';
import type { MenuGroup } from '../../src/flow/menu-group.js';
import type { Procedure } from '../../src/flow/procedure.js';
import { Session } from '../../src/flow/session.js';
import { step } from '../../src/flow/step.js';
import type { World } from '../../src/flow/world.js';
import { renderSaying } from '../../src/wording/render.js';
import { catalogue, freshSession, MORNING, office, wording, world } from './universe.js';

const model = catalogue.procedures.find((one) => one.id === '1.004873');
if (!model) throw new Error('the certificate of marital status is gone');

/** Nine procedures, whatever has a template by now: five in one group, as in a real ward. */
const shelves: [id: string, group: MenuGroup, order: number][] = [
  ['ks', 'civilStatus', 30],
  ['kt', 'civilStatus', 50],
  ['kh', 'civilStatus', 40],
  ['bs', 'civilStatus', 10],
  ['hn', 'civilStatus', 20],
  ['sy', 'certification', 10],
  ['ck', 'certification', 20],
  ['tg', 'support', 10],
  ['pa', 'feedback', 10],
];
const offering = (procedures: Procedure[]): World => {
  const ours = { ...catalogue, procedures };
  return { ...world, catalogue: ours, catalogues: new Map([['vi', ours]]) };
};
const nine = offering(
  shelves.map(([id, group, order]) => ({
    ...model,
    id,
    shortName: `thủ tục ${id}`,
    phrases: [`từ khóa ${id}`],
    menu: { group, order },
  })),
);

/** Says one thing after another; the session goes through JSON in between. */
function talk(place: World, ...said: string[]): { session: Session; saying: Saying; text: string } {
  let session = freshSession();
  let effects: FlowEffect[] = [];
  said.forEach((text, index) => {
    [session, effects] = step(place, session, { type: 'said', at: MORNING + index * 1000, text });
    session = Session.parse(JSON.parse(JSON.stringify(session)));
  });
  const saying = effects.flatMap((one) => (one.type === 'reply' ? one.sayings : [])).at(-1);
  if (!saying) throw new Error('nothing was said');
  const text = renderSaying({ wordings: new Map([['vi', wording]]) }, office, { saying, language: 'vi' })
    .map((one) => one.text)
    .join('\n');
  return { session, saying, text };
}
const labels = (saying: Saying): string[] => saying.buttons.map(({ label }) => label);

describe('The menu of a ward with nine procedures', () => {
  it('shows shelves first, five buttons at most, everything numbered', () => {
    const { saying, text } = talk(nine, 'menu');
    expect(labels(saying)).toEqual(['Hộ tịch', 'Chứng thực', 'thủ tục tg', 'thủ tục pa', 'Tra cứu hồ sơ']);
    expect(text).toMatch(
      /1\. Hộ tịch: .*\n2\. Chứng thực: .*\n3\. thủ tục tg\n4\. .*\n5\. .*\n6\. Gặp cán bộ/,
    );
  });

  it('shows the frequent ones of a shelf first, and takes numbers there too', () => {
    const { saying } = talk(nine, 'menu', '1');
    expect(labels(saying)).toEqual(['bs', 'hn', 'ks', 'kh', 'kt'].map((id) => `thủ tục ${id}`));
    expect(talk(nine, 'menu', '1', '4').session.place).toEqual({ at: 'card', procedureId: 'kh' });
    expect(talk(nine, 'menu', '2', '2').session.place).toEqual({ at: 'card', procedureId: 'ck' });
  });

  it('opens the only procedure of a shelf at once, and a person by number', () => {
    expect(talk(nine, 'menu', '3').session.place).toEqual({ at: 'card', procedureId: 'tg' });
    expect(talk(nine, 'menu', '6').text).toContain('em đã báo cán bộ');
  });

  it('goes back from a shelf by word and by button', () => {
    expect(labels(talk(nine, 'menu', '2').saying)).toContain('Menu');
    expect(talk(nine, 'menu', '1', 'lùi').session.place).toEqual({ at: 'menu' });
  });

  it('offers a person among the buttons to whoever was not understood', () => {
    expect(labels(talk(nine, 'menu', 'ngày mai trời mưa').saying)).toContain('Gặp cán bộ');
    expect(labels(talk(nine, 'menu', 'làm căn cước').saying)).toContain('Gặp cán bộ');
  });

  it('takes a number that is not in the list for words', () => {
    expect(talk(nine, 'menu', '7').session.place).toEqual({ at: 'menu' });
  });
});

describe('What the words may have meant', () => {
  it('is asked back, and "không phải" leads to the list and never into a form', () => {
    const asked = talk(world, '#tt 1.004873', 'hộ tịch');
    expect(asked.session.place).toMatchObject({ at: 'finding' });
    expect(talk(world, '#tt 1.004873', 'hộ tịch', 'không phải').session).toMatchObject({
      place: { at: 'menu' },
      form: null,
    });
    expect(talk(world, '#tt 1.004873', 'hộ tịch', 'đúng').session).toMatchObject({
      place: { at: 'card' },
      form: null,
    });
  });

  it('may be said anew at once', () => {
    expect(talk(world, 'hộ tịch', 'giấy độc thân').session.place).toEqual({
      at: 'card',
      procedureId: '1.004873',
    });
  });
});

describe('The questions before the list of papers', () => {
  const tailored = ['giấy độc thân', 'cần giấy tờ gì', 'cho chính tôi', 'lần đầu', 'đã ly hôn'];

  it('leave nothing in the form before consent, and need not be answered again after it', () => {
    const before = talk(world, ...tailored, 'bắt đầu').session;
    expect(before.form?.answers).toEqual({});
    const after = talk(world, ...tailored, 'bắt đầu', 'đồng ý').session;
    expect(Object.keys(after.form?.answers ?? {})).toEqual(['nyc.quanHe', 'loaiDangKy', 'tinhTrang.loai']);
    expect(after.place).toMatchObject({ at: 'question', key: 'nyc.hoTen' });
  });

  it('are forgotten when consent is refused or the place is left', () => {
    expect(JSON.stringify(talk(world, ...tailored, 'bắt đầu', 'không').session)).not.toContain('LY_HON');
    expect(JSON.stringify(talk(world, ...tailored, 'menu').session)).not.toContain('LY_HON');
  });

  it('tell at once what rules out a form, with the way to correct it', () => {
    const stop = {
      type: 'stop' as const,
      id: 'divorced',
      when: { key: 'tinhTrang.loai', is: 'LY_HON' },
      message: 'không làm được',
      change: 'tinhTrang.loai',
    };
    const stopping = offering([{ ...model, rules: [stop] }]);
    const { saying, text } = talk(stopping, ...tailored);
    expect(text).toContain('không làm được');
    expect(labels(saying)).toEqual(['Sửa câu trả lời', 'Gặp cán bộ', 'Menu']);
  });

  it('promise no day in a channel where nothing is handed in formally', () => {
    expect(talk(world, ...tailored).text).toContain('dự kiến có kết quả: 17 giờ, thứ Sáu, 27/11/2026');
    const declaring: World = { ...world, office: { ...office, channelMode: 'PRE_DECLARATION' } };
    expect(talk(declaring, ...tailored).text).not.toContain('dự kiến');
  });
});
