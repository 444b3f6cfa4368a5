import { describe, expect, it } from '@jest/globals';
import { toPaperFacts } from '../../src/documents/to-paper-facts.js';
import type { Dossier, HistoryEntry } from '../../src/dossiers/dossier.js';
import type { SubmittedAnswer } from '../../src/flow/submission.js';
import { loadOffices } from '../../src/offices/offices.js';
import { aDossier, RECEIVED_AT } from '../dossiers/dossier-builders.js';
import { catalogue } from '../flow/universe.js';
import { words } from './paper-words.js';

const HOUR = 3_600_000;
const [office] = loadOffices('scripts/demo/offices.yaml').all;
const procedure = catalogue.procedures.find(({ id }) => id === '2.000635');
const an = { kind: 'staff', username: 'an.le' } as const;

const answer = (
  key: string,
  kind: string,
  value: SubmittedAnswer['value'],
  shown: string,
): SubmittedAnswer => ({
  key,
  section: 'Người yêu cầu',
  label: key,
  kind,
  value,
  shown,
  warnings: [],
});

function factsOf(over: Partial<Dossier>) {
  if (!office) throw new Error('no office');
  const names = new Map([['an.le', 'Lê Văn An']]);
  return toPaperFacts({ dossier: aDossier(over), office, procedure, names, words, printedAt: RECEIVED_AT });
}

/** A history of these steps, an hour each. */
const history = (...steps: Partial<HistoryEntry>[]): HistoryEntry[] =>
  [{ to: 1, move: 'received', action: 'receive', by: { kind: 'citizen' } } as const, ...steps].map(
    (step, index, all) => ({
      seq: index + 1,
      at: RECEIVED_AT + index * HOUR,
      by: an,
      from: all[index - 1]?.to ?? null,
      to: 1,
      action: 'accept',
      dueAt: RECEIVED_AT + 100 * HOUR,
      ...step,
    }),
  );

describe('what stands on the papers', () => {
  it('is taken from the form: address, mail and phone as they were written there', () => {
    const answers = [
      answer('nyc.noiCuTru.diaChi', 'address', '12 Trần Phú', '12 Trần Phú'),
      answer('nguoiDuocCap.noiCuTru.diaChi', 'address', 'nơi khác', 'nơi khác'),
      answer('nyc.email', 'email', 'lan@example.com', 'lan@example.com'),
      answer('nhanKetQua.hinhThuc', 'choice', 'BUU_CHINH', 'Qua bưu điện'),
      answer('nhanKetQua.diaChi', 'address', '5 Lê Lợi', '5 Lê Lợi'),
      answer('dinhKem.giayCu', 'attachment', [{ mediaId: 'm-1', kind: 'photo' }], '1 ảnh'),
      answer('dinhKem.uyQuyen', 'attachment', null, 'Mang đến quầy'),
    ];
    const facts = factsOf({ content: { ...aDossier().content, answers }, delivery: 'BUU_CHINH' });
    expect(facts.applicant).toEqual({
      fullName: 'Nguyễn Thị Lan',
      identityNumber: '072190000123',
      address: '12 Trần Phú',
      phone: '0901 234 567',
      email: 'lan@example.com',
    });
    expect(facts.dossier).toMatchObject({
      delivery: 'Qua bưu điện',
      deliveryAddress: '5 Lê Lợi',
      procedureCode: '2.000635',
    });
    expect(facts.handedIn).toEqual([{ name: 'dinhKem.giayCu', files: '1 ảnh' }]);
  });

  it('names nobody who chose not to be named', () => {
    const content = { ...aDossier().content, applicant: {} };
    expect(factsOf({ content }).applicant).toMatchObject({ fullName: 'Người gửi giữ kín họ tên', phone: '' });
  });

  it('has no receipt before somebody accepted, and then who did and what was promised last', () => {
    expect(factsOf({ history: history() }).acceptance).toBeNull();
    const later = RECEIVED_AT + 200 * HOUR;
    const supplemented = history(
      { to: 2, move: 'accepted' },
      { to: 4 },
      { to: 5, move: 'supplementAsked', dueAt: null },
      { to: 2, move: 'supplementReceived', by: { kind: 'citizen' }, dueAt: later },
    );
    expect(factsOf({ history: supplemented }).acceptance).toEqual({
      at: RECEIVED_AT + HOUR,
      by: 'Lê Văn An',
      dueAt: later,
    });
  });

  it('has one slip for every round of asking, a line of the words for each thing', () => {
    const rounds = history(
      { to: 5, move: 'supplementAsked', note: 'Ảnh căn cước\n\n  Giấy báo tử ' },
      { to: 2, move: 'supplementReceived', by: { kind: 'citizen' } },
      { to: 5, move: 'supplementAsked', note: 'Số điện thoại' },
    );
    const { supplements } = factsOf({ history: rounds });
    expect(supplements.map(({ round, by, items }) => [round, by, items.map(({ item }) => item)])).toEqual([
      [1, 'Lê Văn An', ['Ảnh căn cước', 'Giấy báo tử']],
      [2, 'Lê Văn An', ['Số điện thoại']],
    ]);
  });

  it('asks item by item, with reason and example, and keeps the words beside them', () => {
    const items = [
      { item: 'Văn bản ủy quyền', reason: 'ảnh mờ', example: 'chụp đủ bốn góc' },
      { item: 'Giấy báo tử', reason: 'chưa có' },
    ];
    const asked = history({ to: 5, move: 'supplementAsked', note: 'Xin gửi sớm', details: { items } });
    expect(factsOf({ history: asked }).supplements[0]).toMatchObject({
      note: 'Xin gửi sớm',
      items: [items[0], { ...items[1], example: '' }],
    });
  });

  it('says sorry with the day that was promised before and the new one', () => {
    const [former, newDueAt] = [RECEIVED_AT + 50 * HOUR, RECEIVED_AT + 90 * HOUR];
    const late = history(
      { to: 2, move: 'accepted', dueAt: former },
      {
        to: 2,
        from: 2,
        action: 'apologise',
        move: 'apologised',
        note: 'Chờ xác minh',
        dueAt: newDueAt,
        details: { newDueAt },
      },
    );
    const { apologies, acceptance } = factsOf({ history: late });
    expect(apologies).toEqual([
      {
        at: RECEIVED_AT + 2 * HOUR,
        by: 'Lê Văn An',
        reason: 'Chờ xác minh',
        formerDueAt: former,
        dueAt: newDueAt,
      },
    ]);
    expect(acceptance?.dueAt).toBe(former);
  });

  it('names the law that a refusal or a stop rests on', () => {
    const details = { legalGround: 'Điều 32 Luật Hộ tịch' };
    const ground = details.legalGround;
    expect(
      factsOf({ history: history({ to: 3, note: 'Không đủ điều kiện', details }) }).refusal,
    ).toMatchObject({ ground });
    expect(factsOf({ history: history({ to: 4 }, { to: 8, note: 'Theo đơn', details }) }).stop).toMatchObject(
      { ground },
    );
  });

  it('knows a dossier of the counter', () => {
    expect(factsOf({ channel: 'COUNTER', conversationId: null }).dossier.channel).toBe('Tại quầy');
  });

  it('counts what came with an answer to a request among the papers', () => {
    const supplement = {
      supplementId: 's',
      round: 1,
      at: RECEIVED_AT,
      text: '',
      mediaIds: ['m-2', 'm-3'],
      parts: [],
    };
    expect(factsOf({ supplements: [supplement] }).handedIn).toEqual([
      { name: 'Giấy tờ bổ sung lần 1', files: '2 tệp' },
    ]);
  });

  it('has a refusal with its reason, or a stop with how far it had come', () => {
    const refused = factsOf({ history: history({ to: 3, move: 'refused', note: 'Không thuộc thẩm quyền' }) });
    expect(refused.refusal).toMatchObject({ by: 'Lê Văn An', reason: 'Không thuộc thẩm quyền' });
    expect(refused.stop).toBeNull();
    const stopped = factsOf({ history: history({ to: 2 }, { to: 4 }, { to: 8, note: 'Theo đơn' }) });
    expect(stopped.stop).toMatchObject({ reason: 'Theo đơn', stage: 'Đang xử lý' });
    expect(stopped.refusal).toBeNull();
  });

  it('tells who handed the dossier to whom, without the steps that nobody sees', () => {
    const { handOvers } = factsOf({
      history: history(
        { to: 2, move: 'accepted' },
        { to: 4 },
        { to: 9, move: 'finished', note: 'Mời nhận' },
        { to: 10, move: 'returned' },
      ),
      resultClass: 'DUNG_HAN',
    });
    expect(handOvers.map(({ from, to, what, result, note }) => [from, to, what, result, note])).toEqual([
      ['Người nộp', 'Bộ phận Một cửa', 'Nộp hồ sơ', 'Mới đăng ký', ''],
      ['Lê Văn An', 'Bộ phận Một cửa', 'Tiếp nhận hồ sơ', 'Được tiếp nhận', ''],
      ['Lê Văn An', 'Bộ phận Một cửa', 'Đã có kết quả', 'Đúng hạn', 'Mời nhận'],
      ['Lê Văn An', 'Người nộp', 'Đã trả kết quả', 'Đã trả kết quả', ''],
    ]);
  });
});
