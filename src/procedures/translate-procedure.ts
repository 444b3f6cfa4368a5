import { ChoiceQuestion } from '../flow/answers/choice.js';
import { kindOf } from '../flow/answers/index.js';
import type { NumberQuestion } from '../flow/answers/number.js';
import type { YesNoQuestion } from '../flow/answers/yes-no.js';
import { Procedure } from '../flow/procedure.js';
import type { Question } from '../flow/question.js';
import type { DomainData } from '../identity/domain-data.js';
import type { WordingFile } from '../wording/wording.js';

/** Properties of a procedure that hold words for citizens. What stands elsewhere is for programs, law or dossiers. */
const TEXTS = new Set(
  `name shortName whoMayApply timeText text case section label chatLabel ask help skipLabel yes no message
  declaration start received submit bring`.split(/\s+/),
);
/** Lists of words. */
const LISTS = new Set(['sensitiveData']);
/** Prescribed sentences stand on the form as the law words them; only what is said about them is translated. */
const PRESCRIBED = new Set(['sentences']);

type Translator = Pick<WordingFile, 'translations' | 'phrases' | 'aliases'>;

/** Every text of a procedure that a citizen may read, for whoever translates it. */
export function textsOf(procedure: Procedure): string[] {
  const found = new Set<string>();
  walk(procedure, (text) => {
    found.add(text);
    return text;
  });
  return [...found];
}

/** The official labels of every option of a procedure, for whoever gives them other names. */
export const optionsOf = ({ questions }: Procedure): string[] =>
  questions.flatMap(({ answer }) =>
    answer.kind === 'choice' ? answer.options.map(({ label }) => label) : [],
  );

/**
 * The same procedure in other words: keys, values, rules and conditions stay, so that a form begun in one language
 * goes on in another. Options are still understood by their official names. Throws a `ZodError` where words clash.
 */
export function translateProcedure(
  procedure: Procedure,
  { translations, phrases, aliases }: Translator,
  domain: DomainData,
): Procedure {
  const translated = Procedure.parse(walk(procedure, (text) => translations[text] ?? text));
  return {
    ...translated,
    phrases: [...procedure.phrases, ...(phrases[procedure.id] ?? [])],
    questions: translated.questions.map((question, index) => {
      const official = procedure.questions[index] ?? question;
      const answer = withAliases(official.answer, question.answer, aliases);
      return { ...question, answer, example: exampleIn(official, { ...question, answer }, domain) };
    }),
  };
}

/** What else the options are called: as the language's file says, and without what stands in brackets after the label. */
function withAliases(
  official: Question['answer'],
  translated: Question['answer'],
  aliases: Translator['aliases'],
): Question['answer'] {
  if (official.kind !== 'choice' || translated.kind !== 'choice') return translated;
  const options = translated.options.map((option, index) => {
    const also = aliases[official.options[index]?.label ?? ''] ?? [];
    const names = [...option.aliases, option.label.replace(/ \([^)]*\)$/, ''), ...also];
    return { ...option, aliases: [...new Set(names)].filter((name) => name !== option.label) };
  });
  return ChoiceQuestion.parse({ ...translated, options });
}

/** An example that picks an option is that option in the other language; names, dates and numbers stay. */
function exampleIn({ answer, example }: Question, translated: Question, domain: DomainData): string {
  if (answer.kind !== 'choice' && answer.kind !== 'yesNo') return translated.example;
  const parsed = kindOf(answer).parse({ text: example, at: 0 }, answer, domain);
  if (parsed.outcome !== 'valid') return example;
  return kindOf(translated.answer).show(parsed.value, translated.answer, domain);
}

type Say = (text: string) => string;

function walk(value: unknown, say: Say, prescribed = false): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, say, prescribed));
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (LISTS.has(name) && Array.isArray(inner)) return [name, inner.map(String).map(say)];
      const isText = typeof inner === 'string' && isTextOf(value, name) && !(prescribed && name === 'text');
      return [name, isText ? say(inner) : walk(inner, say, prescribed || PRESCRIBED.has(name))];
    }),
  );
  if (isNumber(value) && copy.unit !== value.unit) return { ...copy, official: value.unit };
  if (isYesNo(value) && (copy.yes !== value.yes || copy.no !== value.no))
    return { ...copy, official: { yes: value.yes, no: value.no } };
  return isOption(value) ? { ...copy, aliases: withName(value, copy.label) } : copy;
}

/** A number is counted in words (`2 bản`), a time limit in units of its own. */
const isTextOf = (owner: object, name: string): boolean =>
  TEXTS.has(name) ||
  (name === 'unit' && 'kind' in owner && owner.kind === 'number') ||
  (name === 'example' && 'answer' in owner && isPhoto(owner.answer));

/** The example of a photo says in words what to send. */
const isPhoto = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'attachment';

const isNumber = (value: object): value is NumberQuestion => 'kind' in value && value.kind === 'number';

const isYesNo = (value: object): value is YesNoQuestion => 'kind' in value && value.kind === 'yesNo';

type Option = { label: string; aliases: readonly string[] };

const isOption = (value: object): value is Option => 'label' in value && 'aliases' in value;

const withName = ({ label, aliases }: Option, translated: unknown): string[] =>
  translated === label ? [...aliases] : [...aliases.filter((one) => one !== translated), label];
