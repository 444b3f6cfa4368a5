import { z } from 'zod';
import type { NoticeOutcome } from '../../notices/act-on-notice.js';
import type { ContentFlaw } from '../../notices/check-content.js';
import { NoticeAction, NoticeState } from '../../notices/notice.js';
import { RowState, SkipReason } from '../../notices/notice-row.js';
import { Way } from '../../notices/way.js';
import { FormProblem } from './notice-form.js';

const text = z.string().min(1);

/** What a person may press; the rest is done by the clock and the worker. */
const PRESSED = ['submit', 'sendBack', 'release', 'stop', 'resume', 'retry', 'drop'] as const;

type Flaw = ContentFlaw['reason'];
type Refusal = Extract<NoticeOutcome, { kind: 'refused' }>['reason'];
const FLAWS = [
  ...(['no-title', 'no-text', 'too-long', 'unknown-place', 'field-empty', 'too-many-buttons'] as const),
  ...(['button-too-long', 'no-way', 'template-missing'] as const),
] satisfies Flaw[];
const REFUSALS = ['not-allowed', 'own-notice', 'past-hour', 'unknown', 'changed'] satisfies Refusal[];
const FAILURES = [
  'refused-later',
  'refused-unreachable',
  'refused-human',
  'refused-bug',
  'answer-lost',
] as const;
const SKIPS = SkipReason.options.flatMap(({ options }) => options);

/** The words about notices in `templates/pages/words.vi.yaml`, complete for every state, way, end and reason. */
export const NoticeWords = z.strictObject({
  states: z.record(NoticeState, text),
  actions: z.record(z.enum(PRESSED), text),
  done: z.record(z.enum(['save', ...PRESSED]), text),
  deeds: z.record(NoticeAction, text),
  refusals: z.record(z.enum(REFUSALS), text),
  formProblems: z.record(FormProblem, text),
  flawed: text,
  /** bear `{what}` */
  flaws: z.record(z.enum(FLAWS), text),
  hints: z.strictObject({ own: text }),
  ways: z.record(Way, text),
  /** bears `{price}`, `{needs}`, `{hours}` */
  terms: text,
  paramHint: text,
  ends: z.record(z.enum([...RowState.options, 'delivered', 'seen']), text),
  reasons: z.record(z.enum([...SKIPS, ...FAILURES]), text),
  ...{ meant: text, length: text, progress: text, atOnce: text },
  missing: z.strictObject({ package: text, account: text, template: text, budget: text }),
  facets: z.strictObject({
    neighbourhoods: text,
    procedures: text,
    states: text,
    languages: text,
    ages: text,
  }),
  left: z.strictObject({ consultation: text, templates: text, broadcasts: text, unknown: text }),
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
    ...{ part: text, meant: text, reached: text, share: text, seen: text, answered: text, cost: text },
    ...{ answers: text, neighbourhood: text, name: text, phone: text, reason: text },
  }),
});
