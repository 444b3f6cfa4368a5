import type { SubmittedAnswer } from '../../flow/submission.js';
import { DateAndTime, dateIn } from '../../identity/date-and-time.js';
import { dateInWords, numberInWords } from '../../text/date-in-words.js';
import { dayInFull, momentInFull } from '../moments-on-paper.js';
import type { PaperData } from '../paper-data.js';
import type { PaperFacts } from '../paper-facts.js';
import { dossierFields } from './letterhead.js';

/** Files are listed as papers, wherever the form asked for them. */
const isFile = ({ kind }: Pick<SubmittedAnswer, 'kind'>): boolean => kind === 'attachment';

/** The declaration of a procedure; `placed` are the names that its template has. What it does not place is listed at its end. */
export function declarationFields(facts: PaperFacts, placed: ReadonlySet<string>): PaperData {
  const { declaration, handedIn } = facts;
  const answers = facts.answers.filter((answer) => !isFile(answer));
  const own = dossierFields(facts, declaration.at);
  const isPlaced = (answer: SubmittedAnswer) =>
    Object.keys(apartFrom(own, answerFields(answer))).some((name) => placed.has(name));
  const others = answers.filter((answer) => !isPlaced(answer));
  return {
    ...own,
    ...Object.assign({}, ...answers.map((answer) => apartFrom(own, answerFields(answer)))),
    camDoan: declaration.text,
    gioNgayNop: momentInFull(declaration.at),
    ngayNop: dayInFull(declaration.at),
    giayTo: handedIn.map(({ name, files }, index) => ({
      stt: String(index + 1),
      ten: name,
      hinhThuc: files,
    })),
    coGiayTo: handedIn.length > 0,
    noiDungKhac: others.map(({ section, label, shown }) => ({ phan: section, nhan: label, noiDung: shown })),
    coNoiDungKhac: others.length > 0,
    phanKhai: toSections(answers),
    khongIn: false,
  };
}

/** A question whose key is already the name of something else on the paper stands there as `toKhai.<key>`. */
export const apartFrom = <T>(own: object, fields: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      Object.hasOwn(own, name) ? `toKhai.${name}` : name,
      value,
    ]),
  );

/** One answer as text, in capitals, in words, and in the parts that a form has places for. */
export function answerFields({
  key,
  kind,
  value,
  shown,
}: Pick<SubmittedAnswer, 'key' | 'kind' | 'value' | 'shown'>): PaperData {
  const text = { [key]: shown };
  switch (kind) {
    case 'personName':
      return { ...text, [`${key}.inHoa`]: shown.toLocaleUpperCase('vi') };
    case 'number':
      return { ...text, [`${key}.bangChu`]: typeof value === 'number' ? numberInWords(value) : '' };
    case 'date':
    case 'dateTime':
      return { ...text, ...dateFields(key, value) };
    case 'choice':
      return { ...text, [`${key}.la.${String(value)}`]: true };
    case 'yesNo':
      return { ...text, [`${key}.la.${value === true ? 'CO' : 'KHONG'}`]: true };
    default:
      return text;
  }
}

function dateFields(key: string, value: unknown): PaperData {
  const { y, m, d } = dateIn(value) ?? {};
  const { hour, minute } = DateAndTime.safeParse(value).data ?? {};
  const inWords = y !== undefined && m !== undefined && d !== undefined ? dateInWords({ d, m, y }) : '';
  return {
    [`${key}.ngay`]: two(d),
    [`${key}.thang`]: two(m),
    [`${key}.nam`]: two(y),
    [`${key}.gio`]: two(hour),
    [`${key}.phut`]: two(minute),
    [`${key}.bangChu`]: inWords,
  };
}

const two = (part: number | undefined): string => (part === undefined ? '' : String(part).padStart(2, '0'));

/** All answers under the headings of the form, for a procedure that has no declaration of its own. */
function toSections(answers: readonly SubmittedAnswer[]): PaperData[] {
  const titles = [...new Set(answers.map(({ section }) => section))];
  return titles.map((title) => ({
    tenPhan: title,
    dong: answers
      .filter(({ section }) => section === title)
      .map(({ label, shown }) => ({ nhan: label, noiDung: shown })),
  }));
}
