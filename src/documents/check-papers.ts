import type { TemplateProblem } from '../errors/template-invalid.js';
import type { Procedure } from '../flow/procedure.js';
import type { Question } from '../flow/question.js';
import type { SubmittedAnswer } from '../flow/submission.js';
import { checkTemplate } from './check-template.js';
import { answerFields, apartFrom } from './fields/declaration.js';
import { registerFields } from './fields/register.js';
import { type PaperShape, shapeOf } from './paper-data.js';
import type { PaperTemplates } from './paper-templates.js';
import {
  declarationTemplate,
  fieldsOf,
  GENERAL_DECLARATION,
  PAPER_KINDS,
  type PaperKind,
  REGISTER_TEMPLATE,
  TEMPLATE_OF,
} from './papers.js';
import { SPECIMEN, SPECIMEN_REGISTER } from './specimen.js';

type Wanted = {
  file: string;
  shape: PaperShape;
  /** of each, one of its names has to stand there */
  required: readonly (readonly string[])[];
};

/** Without these a paper is not what it says that it is. */
const REQUIRED: Readonly<Record<keyof typeof TEMPLATE_OF, readonly string[]>> = {
  receipt: ['maHoSo', 'hoTen', 'tenThuTuc', 'thanhPhan', 'gioNgayNhan', 'thoiGianTra', 'nguoiTiepNhan'],
  supplement: ['maHoSo', 'hoTen', 'tenThuTuc', 'noiDung', 'ten', 'lyDo', 'nguoiHuongDan'],
  refusal: ['maHoSo', 'hoTen', 'tenThuTuc', 'lyDo', 'canCu'],
  apology: ['maHoSo', 'hoTen', 'tenThuTuc', 'ngayHenCu', 'lyDo', 'ngayHenMoi'],
  stop: ['maHoSo', 'hoTen', 'tenThuTuc', 'lyDo', 'canCu', 'giaiDoan', 'daNop'],
  control: ['maHoSo', 'banGiao', 'thoiGian', 'benGiao', 'benNhan', 'ketQua'],
};
const REGISTER = [
  'tuNgay',
  'denNgay',
  'hoSo',
  'maHoSo',
  'tenThuTuc',
  'hoTen',
  'ngayNhan',
  'ngayHen',
  'ngayTra',
];
const DECLARATION = ['camDoan', 'noiDungKhac', 'nhan', 'noiDung'];

/**
 * What is wrong with the Word templates: a file that is missing or that nothing prints, a block left open, a name that
 * nothing fills, one that must be there, a question that has no place on its declaration.
 */
export function checkPapers(templates: PaperTemplates, procedures: readonly Procedure[]): TemplateProblem[] {
  const wanted = [...officialPapers(), ...declarations(templates, procedures)];
  const known = new Set(wanted.map(({ file }) => file));
  const stray = templates.files
    .filter((file) => !known.has(file))
    .map((file) => ({ file: nameOf(file), path: '(file)', reason: 'no paper is printed from it' }));
  return [...wanted.flatMap((one) => checkFile(templates, one)), ...stray];
}

const nameOf = (file: string): string => `documents/${file}.docx`;

function checkFile(templates: PaperTemplates, { file, ...wanted }: Wanted): TemplateProblem[] {
  const { places, problems } = templates.inspect(file);
  if (problems.length > 0) return [...problems];
  return checkTemplate(places, wanted).map((found) => ({ file: nameOf(file), ...found }));
}

function officialPapers(): Wanted[] {
  const kinds = PAPER_KINDS.filter((kind) => kind !== 'declaration');
  const general = ['camDoan', 'phanKhai', 'tenPhan', 'dong', 'nhan', 'noiDung'];
  return [
    ...kinds.map((kind) => ({
      file: TEMPLATE_OF[kind],
      shape: shapeOfKind(kind),
      required: all(REQUIRED[kind]),
    })),
    { file: REGISTER_TEMPLATE, shape: shapeOf(registerFields(SPECIMEN_REGISTER)), required: all(REGISTER) },
    { file: GENERAL_DECLARATION, shape: shapeOfKind('declaration'), required: all(general) },
  ];
}

const all = (names: readonly string[]) => names.map((name) => [name]);

const shapeOfKind = (kind: PaperKind): PaperShape =>
  shapeOf(fieldsOf(SPECIMEN, { kind, nth: 1 }, new Set()) ?? {});

/** All revisions of a procedure are printed on one form: what was asked once has its place for good. */
function declarations(templates: PaperTemplates, procedures: readonly Procedure[]): Wanted[] {
  return [...new Set(procedures.map(({ id }) => id))].flatMap((id) => {
    const file = declarationTemplate(id);
    return templates.files.includes(file)
      ? [{ file, ...wantedOf(procedures.filter((one) => one.id === id)) }]
      : [];
  });
}

function wantedOf(revisions: readonly Procedure[]): Omit<Wanted, 'file'> {
  const own = shapeOfKind('declaration');
  const answers = revisions
    .flatMap(({ questions }) => questions.filter(({ onForm }) => onForm))
    .filter(({ answer }) => answer.kind !== 'attachment')
    .map((question) => apartFrom(own, shapeOfQuestion(question)));
  const sentences = revisions.flatMap((one) =>
    one.sentences.map(({ key }): PaperShape => ({ [key]: 'text' })),
  );
  const shape = Object.assign({}, own, ...answers, ...sentences);
  const asked = new Map(answers.map((names) => [Object.keys(names)[0], Object.keys(names)]));
  return { shape, required: [...all(DECLARATION), ...asked.values()] };
}

/** Every name that an answer to this question can have. */
function shapeOfQuestion({ key, answer }: Question): PaperShape {
  const shapes = possibleValues(answer).map((value) =>
    shapeOf(answerFields({ key, kind: answer.kind, value, shown: '' })),
  );
  return Object.assign({}, ...shapes);
}

function possibleValues(answer: Question['answer']): SubmittedAnswer['value'][] {
  if (answer.kind === 'choice') return answer.options.map(({ value }) => value);
  return answer.kind === 'yesNo' ? [true, false] : [null];
}
