import { z } from 'zod';
import type { NoticeFlaw, NoticeOutcome } from '../../notices/act-on-notice.js';
import { NoticeAction, NoticeState } from '../../notices/notice.js';
import { ArticleReason, ArticleStep } from '../../notices/notice-article.js';
import { RowState, SkipReason } from '../../notices/notice-row.js';
import { OFFICE_PLACES, RECIPIENT_PLACES } from '../../notices/places.js';
import { Way } from '../../notices/way.js';
import { FormProblem } from './notice-form.js';
import type { FileProblem } from './take-notice-files.js';

const text = z.string().min(1);

/** What a person may press; the rest is done by the clock and the worker. */
const PRESSED = ['submit', 'sendBack', 'release', 'stop', 'resume', 'retry', 'drop'] as const;

type Flaw = NoticeFlaw['reason'];
type Refusal = Extract<NoticeOutcome, { kind: 'refused' }>['reason'];
const FLAWS = [
  ...(['no-title', 'no-text', 'too-long', 'unknown-place', 'field-empty', 'too-many-buttons'] as const),
  ...(['button-too-long', 'no-way', 'template-missing'] as const),
  ...(['article-no-title', 'article-too-long', 'article-city', 'past-hour', 'button-twice'] as const),
  ...(['template-refused', 'template-gone', 'template-not-enabled', 'template-no-price'] as const),
  ...(['param-missing', 'param-extra', 'param-too-long', 'param-wrong-type'] as const),
] satisfies Flaw[];
const REFUSALS = [
  ...(['not-allowed', 'own-notice', 'past-hour', 'no-reason', 'unknown', 'changed', 'files-gone'] as const),
] satisfies Refusal[];
const FAILURES = [
  'refused-later',
  'refused-unreachable',
  'refused-human',
  'refused-bug',
  'answer-lost',
  'file-gone',
  'rest-unsent',
  'given-up',
] as const;
const FILE_PROBLEMS = [
  ...(['wrongType', 'unreadable', 'tooLarge', 'infected', 'scannerAway'] as const),
] satisfies FileProblem[];
const SKIPS = SkipReason.options.flatMap(({ options }) => options);

/** The words about notices in `templates/pages/words.vi.yaml`, complete for every state, way, end and reason. */
export const NoticeWords = z.strictObject({
  states: z.record(NoticeState, text),
  actions: z.record(z.enum([...PRESSED, 'takeBack']), text),
  done: z.record(z.enum(['save', ...PRESSED]), text),
  deeds: z.record(NoticeAction, text),
  refusals: z.record(z.enum(REFUSALS), text),
  formProblems: z.record(FormProblem, text),
  unsaved: text,
  /** the state of a draft that was sent back */
  returned: text,
  fileProblems: z.record(z.enum(FILE_PROBLEMS), text),
  noFiles: text,
  /** of a copy */
  filesLost: text,
  article: z.strictObject({
    way: text,
    noFile: text,
    /** bears `{count}` and `{hours}` */
    terms: text,
    steps: z.record(ArticleStep, text),
    /** bears `{time}` and `{done}` */
    handed: text,
    reasons: z.record(ArticleReason, text),
    /** bears `{code}` */
    code: text,
    said: z.strictObject({
      ...{ whole: text, followers: text, ages: text, male: text, female: text, cities: text },
    }),
  }),
  flawed: text,
  /** bear `{what}` and `{way}` */
  flaws: z.record(z.enum(FLAWS), text),
  /** `returned` bears `{who}` and `{time}` */
  hints: z.strictObject({ own: text, writing: text, returned: text }),
  /** of the field for a reason, by what may be done */
  notes: z.strictObject({ sendBack: text, stop: text, drop: text }),
  /** what comes in the place of each */
  places: z.record(z.enum([...RECIPIENT_PLACES, ...OFFICE_PLACES]), text),
  ways: z.record(Way, text),
  /** bears `{price}`, `{needs}`, `{hours}` */
  terms: text,
  paramHint: text,
  ends: z.record(z.enum([...RowState.options, 'delivered', 'seen', 'partly']), text),
  reasons: z.record(z.enum([...SKIPS, ...FAILURES]), text),
  ...{ meant: text, length: text, progress: text, atOnce: text },
  missing: z.strictObject({
    ...{ package: text, account: text, template: text, broadcasts: text, budget: text, nobody: text },
    /** bears `{time}` */
    night: text,
  }),
  facets: z.strictObject({
    neighbourhoods: text,
    procedures: text,
    states: text,
    languages: text,
    ages: text,
  }),
  left: z.strictObject({
    consultation: text,
    templates: text,
    broadcasts: text,
    unknown: text,
    dossiers: text,
    noDossiers: text,
  }),
  audience: z.strictObject({
    ...{ everybody: text, and: text, or: text, not: text, follower: text, wroteWithin: text },
    ...{
      inNeighbourhood: text,
      usedProcedure: text,
      hasDossierIn: text,
      tagged: text,
      speaks: text,
      aged: text,
    },
  }),
  report: z.strictObject({
    ...{ byWay: text, byNeighbourhood: text, byHour: text, noWay: text, noNeighbourhood: text, hour: text },
    ...{
      way: text,
      sendHour: text,
      meant: text,
      reached: text,
      share: text,
      seen: text,
      answered: text,
      cost: text,
    },
    ...{
      article: text,
      partly: text,
      inWords: text,
      wordsGone: text,
      wordsWithClerk: text,
      everyAnswer: text,
      /** bears `{answer}` */
      oneAnswer: text,
      answers: text,
      neighbourhood: text,
      name: text,
      phone: text,
      reason: text,
      state: text,
      begun: text,
      noName: text,
      /** bears `{count}` */
      withoutPhone: text,
    },
  }),
});
