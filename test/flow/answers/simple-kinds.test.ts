import { describe, expect, it } from '@jest/globals';
import { AttachmentQuestion, attachment } from '../../../src/flow/answers/attachment.js';
import { email } from '../../../src/flow/answers/email.js';
import { ethnicGroup } from '../../../src/flow/answers/ethnic-group.js';
import { NumberQuestion, number } from '../../../src/flow/answers/number.js';
import { personName } from '../../../src/flow/answers/person-name.js';
import { phone } from '../../../src/flow/answers/phone.js';
import { TextQuestion, text } from '../../../src/flow/answers/text.js';
import { YesNoQuestion, yesNo } from '../../../src/flow/answers/yes-no.js';
import { brief, data, NOW, said } from './domain.js';

describe('Yes or no', () => {
  const question = YesNoQuestion.parse({ kind: 'yesNo', yes: 'Đồng ý cấp', no: 'Không cần thêm' });
  const read = (words: string) => brief(yesNo.parse(said(words), question, data));

  it.each([
    'có',
    'Có',
    'co',
    'có ạ',
    'dạ có',
    'dạ',
    'vâng',
    'ừ',
    'uh',
    'đúng',
    'đúng rồi',
    'dung roi',
    'phải',
    'ok',
    'OK!',
    'oke',
    'được',
    'đồng ý',
    'rồi',
    'yes',
    'Yes, please',
    'yep',
    'I agree',
    'that’s right',
    'đồng ý cấp',
    '1',
    '👍',
    'có nha',
    'dạ đúng rồi ạ',
  ])('"%s" is yes', (words) => expect(read(words)).toBe(true));
  it.each([
    'không',
    'Không',
    'khong',
    'không ạ',
    'dạ không',
    'ko',
    'k',
    'hông',
    'hong',
    'hok',
    'hem',
    'chưa',
    'chưa có',
    'sai',
    'sai rồi',
    'không phải',
    'không đúng',
    'khỏi',
    'no',
    'No, thanks',
    "I don't",
    'not yet',
    'không cần thêm',
    '2',
    'dạ không ạ',
    'ko nha',
  ])('"%s" is no', (words) => expect(read(words)).toBe(false));
  it.each([
    'có không',
    'có hay không',
    'không biết',
    'không nhớ',
    'có lẽ',
    'có 2 con',
    '3',
    '12',
    'cònn',
    'hả',
    'đúng không',
    'ok không',
    'abc',
    '?',
  ])('"%s" is neither', (words) => expect(read(words)).toBe('notUnderstood'));
  it('is not "đúng" under other marks', () => {
    expect([read('dung'), read('đừng'), read('dừng')]).toEqual([read('có'), read('không'), 'notUnderstood']);
  });
  it('shows the words of its buttons', () => {
    expect([true, false].map((value) => yesNo.show(value, question, data))).toEqual([
      'Đồng ý cấp',
      'Không cần thêm',
    ]);
  });
});

describe('A person’s name', () => {
  const question = { kind: 'personName' } as const;
  const parse = (words: string) => personName.parse(said(words), question, data);

  it.each([
    ['Nguyễn Văn Mẫu', 'Nguyễn Văn Mẫu'],
    ['  nguyễn   văn  mẫu ', 'nguyễn văn mẫu'],
    ['Nguye\u0302\u0303n Va\u0306n A\u0301nh', 'Nguyễn Văn Ánh'],
    ['\u00D0ặng Thị Thử', 'Đặng Thị Thử'],
    ["H'Bia Niê", "H'Bia Niê"],
    ['Y-Moan Êban', 'Y-Moan Êban'],
    ['Rơ Châm Thử', 'Rơ Châm Thử'],
    ['Trần Thị Ý', 'Trần Thị Ý'],
  ])('%s is kept as %s', (words, kept) => {
    expect(brief(parse(words))).toBe(kept);
  });

  it('is printed in capitals with its marks', () => {
    expect(personName.show('Nguyễn Thị Đào', question, data)).toBe('NGUYỄN THỊ ĐÀO');
  });

  it.each([
    ['Nguyễn Văn 2', 'invalid personName.digits'],
    ['072090001234', 'invalid personName.digits'],
    ['Ng. V. ٣', 'invalid personName.digits'],
    ['Nguyễn @ Mẫu', 'invalid personName.symbols'],
    ['Nguyễn Văn Mẫu?', 'invalid personName.symbols'],
    ['Mẫu 😀', 'invalid personName.symbols'],
    ['- Mẫu', 'invalid personName.symbols'],
    ['A', 'invalid personName.tooShort'],
    [`Nguyễn ${'a'.repeat(100)}`, 'invalid personName.tooLong'],
  ])('%s: %s', (words, expected) => {
    expect(brief(parse(words))).toBe(expected);
  });

  it('of one word or of more than 40 letters is only remarked on', () => {
    expect(parse('Mẫu')).toMatchObject({ outcome: 'valid', warnings: [{ key: 'warnings.nameOfOneWord' }] });
    const forty = `Nguyễn ${'a'.repeat(33)}`;
    expect(parse(forty)).toMatchObject({ outcome: 'valid', warnings: [] });
    expect(parse(`${forty}a`)).toMatchObject({
      warnings: [{ key: 'warnings.longName', params: { length: 41 } }],
    });
  });
});

describe('A telephone number', () => {
  const question = { kind: 'phone' } as const;
  const parse = (words: string) => phone.parse(said(words), question, data);

  it('is kept in one international form and masked in the chat', () => {
    expect(parse('SĐT: 0901.234.567')).toEqual({ outcome: 'valid', value: '+84901234567', warnings: [] });
    expect(phone.show('+84901234567', question, data)).toBe('0901 234 567');
    expect(phone.mask?.('+84901234567')).toBe('0901 ••• 567');
  });

  it('of before 2018 is brought up to date and confirmed', () => {
    expect(parse('0168 123 4567')).toEqual({
      outcome: 'valid',
      value: '+84381234567',
      warnings: [],
      confirm: true,
    });
  });

  it.each([
    ['không có', 'notUnderstood'],
    ['090123', 'invalid phone.wrong'],
    ['19001234', 'invalid phone.hotline'],
    ['+1 650 253 0000', 'invalid phone.foreign'],
  ])('%s: %s', (words, expected) => {
    expect(brief(parse(words))).toBe(expected);
  });
});

describe('An e-mail address', () => {
  const read = (words: string) => brief(email.parse(said(words), { kind: 'email' }, data));

  it.each([
    ['mau.nguyen@example.vn', 'mau.nguyen@example.vn'],
    ['Mau.Nguyen@EXAMPLE.vn', 'Mau.Nguyen@example.vn'],
    [' mau@example.com ', 'mau@example.com'],
    ['mau @ example . com', 'mau@example.com'],
    ['email: mau@example.com', 'mau@example.com'],
    ['mau@example', 'invalid email.wrong'],
    ['mau@@example.com', 'invalid email.wrong'],
    ['mẫu@example.com', 'invalid email.wrong'],
    ['a@example.com, b@example.com', 'invalid email.wrong'],
    ['mau@.com', 'invalid email.wrong'],
    ['không có', 'notUnderstood'],
  ])('%s: %s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('A number', () => {
  const question = NumberQuestion.parse({ kind: 'number', min: 1, max: 50, unit: 'bản sao' });
  const read = (words: string) => brief(number.parse(said(words), question, data));

  it.each([
    ['3', 3],
    ['03', 3],
    ['3 bản', 3],
    ['three', 3],
    ['3bản', 3],
    ['3 bản sao', 3],
    ['ba', 3],
    ['ba bản', 3],
    ['Ba bản ạ', 3],
    ['mười hai', 12],
    ['hai mươi mốt bản', 21],
    ['cần 2 bản', 2],
    ['cho em lấy 2 bản', 2],
    ['xin 2 tờ', 2],
    ['50', 50],
    ['51', 'invalid number.tooBig'],
    ['0', 'invalid number.tooSmall'],
    ['không', 'invalid number.tooSmall'],
    ['-1', 'notUnderstood'],
    ['2,5', 'notUnderstood'],
    ['1.000', 'notUnderstood'],
    ['3-4', 'notUnderstood'],
    ['hai ba bản', 'notUnderstood'],
    ['2 hoặc 3', 'notUnderstood'],
    ['nhiều', 'notUnderstood'],
    ['bản', 'notUnderstood'],
    ['1e1', 'notUnderstood'],
    ['0x10', 'notUnderstood'],
  ])('%s: %s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });

  it('says what it may be, and shows its unit', () => {
    expect(number.parse(said('99'), question, data)).toMatchObject({ params: { min: 1, max: 50 } });
    expect(number.show(3, question, data)).toBe('3 bản sao');
  });

  it('takes and shows a unit that bends with the number', () => {
    const copies = NumberQuestion.parse({ kind: 'number', unit: 'copy|copies' });
    expect(['one copy', '2 copies'].map((words) => brief(number.parse(said(words), copies, data)))).toEqual([
      1, 2,
    ]);
    expect([1, 2].map((value) => number.show(value, copies, data))).toEqual(['1 copy', '2 copies']);
  });
});

describe('Free text', () => {
  const question = TextQuestion.parse({ kind: 'text', min: 3, max: 20 });
  const read = (words: string) => brief(text.parse(said(words), question, data));

  it.each([
    ['12/2005', '12/2005'],
    ['Số 12/2005, Q.01', 'Số 12/2005, Q.01'],
    ['  vay  vốn ', 'vay  vốn'],
    ['dòng 1\r\ndòng 2', 'dòng 1\ndòng 2'],
    ['vay\u0000 vo\u0302\u0301n', 'vay vốn'],
    ['ab', 'invalid text.tooShort'],
    ['a'.repeat(21), 'invalid text.tooLong'],
    ['😀'.repeat(3), 'notUnderstood'],
    ['...', 'notUnderstood'],
  ])('%j: %j', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('An ethnic group', () => {
  const question = { kind: 'ethnicGroup' } as const;
  const parse = (words: string) => ethnicGroup.parse(said(words), question, data);

  it.each([
    ['Kinh', '01'],
    ['kinh', '01'],
    ['dân tộc Kinh', '01'],
    ['người Kinh', '01'],
    ['Khơ-me', '05'],
    ['Khơ me', '05'],
    ['khmer', '05'],
    ['kho me', '05'],
    ["H'Mông", '08'],
    ['Hmông', '08'],
    ['Mèo', '08'],
    ['Mông', '08'],
    ['Mường', '06'],
    ['muong', '06'],
    ['mong', '08'],
    ['Ja-rai', '10'],
    ['jarai', '10'],
    ['Chàm', '17'],
    ['cham', '17'],
    ['Stiêng', '22'],
    ['Xtieng', '22'],
    ['Hán', '04'],
    ['Tiều', '04'],
    ['Quảng', '04'],
    ['Cao Lan', '15'],
    ['Sán Chỉ', '15'],
    ['ede', '12'],
    ['Ê Đê', '12'],
    ['người nước ngoài', '55'],
    ['Co', '30'],
    ['có', 'notUnderstood'],
    ['không', 'notUnderstood'],
    ['Việt Nam', 'notUnderstood'],
    ['Kin', 'notUnderstood'],
    ['Kinh Hoa', 'notUnderstood'],
    ['05', 'notUnderstood'],
    ['khác', 'invalid ethnicGroup.other'],
    ['Khac', 'invalid ethnicGroup.other'],
  ])('%s: %s', (words, expected) => {
    expect(brief(parse(words))).toBe(expected);
  });

  it('finds each of the 55 by its own names, with marks and without', () => {
    expect(data.ethnicGroups).toHaveLength(55);
    for (const group of data.ethnicGroups) {
      for (const name of [group.name, ...group.aliases])
        expect([name, brief(parse(name))]).toEqual([name, group.code]);
    }
  });

  it('has a name of two letters without marks confirmed, for it may be another word', () => {
    expect(parse('ma')).toMatchObject({ value: '28', confirm: true });
    expect(parse('Mạ')).toEqual({ outcome: 'valid', value: '28', warnings: [] });
  });

  it('takes Tà Mun for Xtiêng only with the citizen’s yes and a remark to the clerk', () => {
    expect(parse('Tà Mun')).toEqual({
      outcome: 'valid',
      value: '22',
      confirm: true,
      warnings: [{ key: 'warnings.ethnicGroupUncertain', params: { said: 'Tà Mun', taken: 'Xtiêng' } }],
    });
  });

  it('offers the usual groups of the province', () => {
    const labels = ethnicGroup.choices?.(question, data).map(({ label }) => label);
    expect(labels).toEqual(['Kinh', 'Khơ-me', 'Chăm', 'Hoa', 'Xtiêng']);
  });
});

describe('Photos and PDF files', () => {
  const question = AttachmentQuestion.parse({ kind: 'attachment', min: 2, max: 3 });
  const photo = (mediaId: string) => ({
    mediaId,
    kind: 'photo' as const,
    url: `https://example.invalid/${mediaId}`,
  });
  const file = (name: string) => ({
    mediaId: name,
    kind: 'file' as const,
    url: 'https://example.invalid/f',
    name,
  });
  const parse = (...media: (ReturnType<typeof photo> | ReturnType<typeof file>)[]) =>
    attachment.parse({ media, at: NOW }, question, data);

  it('are kept by id, without the platform’s address', () => {
    expect(parse(photo('m1'), file('giấy.PDF'))).toEqual({
      outcome: 'valid',
      value: [
        { mediaId: 'm1', kind: 'photo' },
        { mediaId: 'giấy.PDF', kind: 'file', name: 'giấy.PDF' },
      ],
      warnings: [],
    });
  });

  it('count once each, at most as many as asked for', () => {
    expect(parse(photo('m1'), photo('m1'))).toMatchObject({ value: [{ mediaId: 'm1' }] });
    expect(parse(photo('1'), photo('2'), photo('3'))).toMatchObject({ outcome: 'valid' });
    expect(parse(photo('1'), photo('2'), photo('3'), photo('4'))).toEqual({
      outcome: 'invalid',
      reason: 'attachment.tooMany',
      params: { max: 3, sent: 4 },
    });
  });

  it('are shown as so many photos, and files by their names', () => {
    const value = [photo('1'), file('đơn.pdf'), photo('2')].map(({ url: _, ...kept }) => kept);
    expect(attachment.show(value, question, data)).toBe('2 ảnh, đơn.pdf');
  });

  it.each(['bảng.docx', 'a.exe', 'pdf', 'đơn'])('are not judged by a name such as %s', (name) => {
    expect(parse(file(name))).toMatchObject({ outcome: 'valid' });
  });

  it('are expected where words were typed', () => {
    expect(brief(attachment.parse(said('đây là ảnh'), question, data))).toBe(
      'notUnderstood attachment.photoExpected',
    );
    expect(brief(parse())).toBe('missing');
  });

  it('cannot be more at least than at most', () => {
    expect(AttachmentQuestion.safeParse({ kind: 'attachment', min: 3, max: 2 }).success).toBe(false);
  });
});
