import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCardText } from '../../src/identity/card-text.js';
import { IdentityCard } from '../../src/identity/identity-card.js';
import { MADE_UP_CARD } from '../support/made-up-card.js';

const CHIP =
  '072090001234|290123456|Nguyễn Văn Mẫu|02011990|Nam|Khu phố Ninh Đức, Ninh Thạnh, Tây Ninh, Tây Ninh|15042021';
const CHIP_NO_OLD =
  '072301004567||Trần Thị Thử|03052001|Nữ|Hẻm 5, Khu phố 2, Phường 3, Tây Ninh, Tây Ninh|20082022';
const SIX_PARTS = CHIP_NO_OLD.replace('||', '|');
const CAN_CUOC =
  '079199000321||Lê Thị Ví Dụ|09091999|Nữ|12 Trần Phú, Ninh Thạnh, Tây Ninh|01072024||Lê Văn Cha|Trần Thị Mẹ';

describe('The QR text of an identity card', () => {
  it('of the chip card has seven fields', () => {
    expect(parseCardText(CHIP)).toEqual({ card: MADE_UP_CARD, oldNumber: '290123456', extra: [] });
  });

  it('may have no old number, as an empty field or none at all', () => {
    const reading = parseCardText(CHIP_NO_OLD);
    expect(reading).toMatchObject({ card: { fullName: 'Trần Thị Thử', sex: 'female', kind: 'chip' } });
    expect(parseCardText(SIX_PARTS)).toEqual(reading);
    expect(reading).not.toHaveProperty('oldNumber');
  });

  it('of the card since July 2024 says more, which is kept apart', () => {
    expect(parseCardText(CAN_CUOC)).toMatchObject({
      card: { identityNumber: '079199000321', fullName: 'Lê Thị Ví Dụ', kind: 'canCuoc' },
      extra: ['', 'Lê Văn Cha', 'Trần Thị Mẹ'],
    });
  });

  it('tells no kind where the fields and the day contradict each other', () => {
    for (const text of [`${CHIP}|something`, CHIP.replace('15042021', '15042018')]) {
      expect(parseCardText(text)).not.toHaveProperty('card.kind');
      expect(parseCardText(text)).toHaveProperty('card.identityNumber', '072090001234');
    }
  });

  it('keeps names and addresses tidy: NFC, Đ as Đ, single spaces', () => {
    const odd = CHIP.replace('Nguyễn Văn Mẫu', ' Ðinh  Văn Mẫu'.normalize('NFD'));
    expect(parseCardText(odd)).toHaveProperty('card.fullName', 'Đinh Văn Mẫu');
  });

  it('takes the birth of somebody who knows only the year', () => {
    const old = CHIP.replace('02011990', '00001950');
    expect(parseCardText(old)).toHaveProperty('card.birthDate', { y: 1950 });
  });

  it.each([
    ['https://example.com/menu?table=5|a|b|c|d|e'],
    ['https://vneid.example/abc'],
    ['00020101021238540010A00000072701240006970436011012345678900208QRIBFTTA53037045802VN6304ABCD'],
    ['WIFI:S:quan ca phe;T:WPA;P:12345678;;'],
    ['BEGIN:VCARD\nFN:Nguyễn Văn Mẫu\nEND:VCARD'],
    ['072090001234'],
    ['072090001234|Nguyễn Văn Mẫu|02011990'],
    ['290123456|072090001234|Nguyễn Văn Mẫu|02011990|Nam|Ninh Thạnh|15042021'],
    ['|||||||'],
    [''],
  ])('is not this: %s', (text) => {
    expect(parseCardText(text)).toEqual({ problem: 'otherCode' });
  });

  it.each([
    ['a day that is none', CHIP.replace('02011990', '31021990')],
    ['a month without a year', CHIP.replace('02011990', '02010000')],
    ['digits in the name', CHIP.replace('Mẫu', 'M4u')],
    ['no name', CHIP.replace('Nguyễn Văn Mẫu', '')],
    ['another sex', CHIP.replace('|Nam|', '|X|')],
    ['no address', CHIP.replace(MADE_UP_CARD.residence, '')],
    ['an address that was not text', CHIP.replace('Ninh Đức', 'Ninh \uFFFDức')],
    ['no day of issue', CHIP.replace('15042021', '00002021')],
    ['issued before birth', CHIP.replace('02011990', '02012022')],
    ['issued before there were such cards', CHIP.replace('15042021', '15042010')],
    ['cut off', CHIP.slice(0, -2)],
    ['read in the wrong alphabet', Buffer.from(CHIP, 'utf8').toString('latin1')],
  ])('is damaged by %s', (_what, text) => {
    expect(parseCardText(text)).toEqual({ problem: 'damaged' });
  });

  const two = (n: number) => String(n).padStart(2, '0');
  const day = (from: number, to: number) =>
    fc
      .record({
        d: fc.integer({ min: 1, max: 28 }),
        m: fc.integer({ min: 1, max: 12 }),
        y: fc.integer({ min: from, max: to }),
      })
      .map((date) => ({ date, text: `${two(date.d)}${two(date.m)}${date.y}` }));
  const words = fc.constantFrom('Nguyễn', 'Trần', 'Thử', "H'Bia", 'Y-Moan', 'Ví', 'Dụ', 'Đặng', 'Rơ', 'Châm');
  const name = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
  const person = fc.record({
    number: fc.stringMatching(/^\d{12}$/),
    old: fc.option(fc.stringMatching(/^\d{9}$/), { nil: '' }),
    name,
    birth: day(1920, 2015),
    isMan: fc.boolean(),
    address: name.map((place) => `Ấp 3, ${place}, Tây Ninh`),
    issued: day(2016, 2030),
    extra: fc.array(fc.constantFrom('', '079000000000', 'Trần Văn Cha'), { maxLength: 4 }),
  });

  it('gives back every made-up person, whatever the layout', () => {
    fc.assert(
      fc.property(person, fc.boolean(), (one, dropsEmpty) => {
        const old = one.old === '' && dropsEmpty ? [] : [one.old];
        const fields = [one.number, ...old, one.name, one.birth.text, one.isMan ? 'Nam' : 'Nữ', one.address];
        const reading = parseCardText([...fields, one.issued.text, ...one.extra].join('|'));
        if (!('card' in reading)) throw new Error(reading.problem);
        const { kind, ...card } = IdentityCard.parse(reading.card);
        expect(card).toEqual({
          identityNumber: one.number,
          fullName: one.name,
          birthDate: one.birth.date,
          sex: one.isMan ? 'male' : 'female',
          residence: one.address,
          issuedOn: one.issued.date,
        });
        expect(kind === 'canCuoc').toBe(one.issued.date.y * 100 + one.issued.date.m >= 202407);
        expect(reading.extra).toEqual(one.extra);
        expect(reading.oldNumber ?? '').toBe(one.old);
      }),
    );
  });

  it('never fails and never gives a card that breaks its schema, whatever the text', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom(...CHIP.split('|'), '', '00000000', 'X'), { maxLength: 10 })
        .map((all) => all.join('|')),
    );
    fc.assert(
      fc.property(noise, (text) => {
        const reading = parseCardText(text);
        if ('card' in reading) expect(IdentityCard.safeParse(reading.card).success).toBe(true);
      }),
    );
  });
});
