import type { Connection, mongo } from 'mongoose';
import { toPlainDate } from '../../calendar/plain-date.js';
import type { RetentionRules } from '../../flow/retention-rules.js';
import type { Expiry, RetentionKind } from '../../retention/expiry.js';

const DAY = 86_400_000;
const PORTION = 1_000;

type Rows = ReturnType<typeof Connection.prototype.collection<mongo.Document>>;
type Simple = {
  collection: string;
  days: number;
  old: (before: number) => mongo.Filter<mongo.Document>;
  /** what is left of a row; absent: nothing */
  strip?: () => mongo.UpdateFilter<mongo.Document>;
};

type RowKind = Exclude<
  RetentionKind,
  'drafts' | 'looseFiles' | 'noticeFiles' | 'noticePlaces' | 'dossiers' | 'identityImages'
>;

/** What ages row by row and belongs to nothing else. Each filter names only what is over, by a time in the clear. */
export function createMongoExpiries(deps: {
  connection: Connection;
  rules: RetentionRules;
  now: () => number;
}): Record<RowKind, Expiry> {
  const table = { ...stripped(deps.rules, deps.now), ...removed(deps.rules) };
  const expiries = Object.entries(table).map(([kind, simple]): [string, Expiry] => {
    const rows = deps.connection.collection<mongo.Document>(simple.collection);
    return [kind, createExpiry(rows, kind as RowKind, simple)];
  });
  return Object.fromEntries(expiries) as Record<RowKind, Expiry>;
}

/** Rows that stay as figures or as ids, without their words. */
const stripped = (rules: RetentionRules, now: () => number) => ({
  messageTexts: {
    collection: 'messages',
    days: rules.messageTexts,
    old: (before: number) => ({ createdAt: { $lt: before }, sealed: { $gt: '' } }),
    strip: () => ({ $set: { sealed: null } }),
  },
  noticeAnswers: {
    collection: 'noticeRows',
    days: rules.noticeAnswers,
    old: (before: number) => ({ wordsAt: { $gt: 0, $lt: before }, sealedWords: { $gt: '' } }),
    strip: () => ({ $set: { sealedWords: null } }),
  },
  assistedDrafts: {
    collection: 'assistedDrafts',
    days: rules.assistedDrafts,
    old: (before: number) => ({ state: 'open', updatedAt: { $lt: before } }),
    strip: () => ({
      $set: { state: 'givenUp', endedAt: now(), code: null, sealed: null },
      $inc: { version: 1 },
    }),
  },
  deadEvents: {
    collection: 'inbox',
    days: rules.deadEvents,
    old: (before: number) => ({ state: 'dead', at: { $lt: before } }),
    strip: () => ({ $set: { state: 'done', doneAt: new Date(now()) }, $unset: { sealed: '' as const } }),
  },
  surveyWords: {
    collection: 'surveys',
    days: rules.surveyWords,
    // no day is kept of a survey, so its month has to be over
    old: (before: number) => ({ month: { $lt: toPlainDate(before).slice(0, 7) }, words: { $gt: '' } }),
    strip: () => ({ $unset: { words: '' as const } }),
  },
});

/** Rows that go as a whole. */
const removed = (rules: RetentionRules) => ({
  talks: {
    collection: 'talks',
    days: rules.talks,
    old: (before: number) => ({ openSince: null, lastAt: { $gt: 0, $lt: before } }),
  },
  submissions: {
    collection: 'submissions',
    days: rules.submissions,
    old: (before: number) => ({ state: 'done', createdAt: { $lt: before } }),
  },
  audit: { collection: 'audit', days: rules.audit, old: (before: number) => ({ at: { $lt: before } }) },
  dataRequests: {
    collection: 'dataRequests',
    days: rules.dataRequests,
    old: (before: number) => ({ state: 'done', doneAt: { $lt: before } }),
  },
});

const createExpiry = (rows: Rows, kind: RowKind, { days, old, strip }: Simple): Expiry => ({
  kind,
  count: (now) => rows.countDocuments(old(now - days * DAY)),
  async erase(now) {
    const filter = old(now - days * DAY);
    const found = await rows
      .find(filter, { projection: { _id: 1 } })
      .limit(PORTION)
      .toArray();
    if (found.length === 0) return 0;
    // the filter again: what has changed since it was found is not what was meant
    const these = { ...filter, _id: { $in: found.map(({ _id }) => _id) } };
    if (strip) return (await rows.updateMany(these, strip())).modifiedCount;
    return (await rows.deleteMany(these)).deletedCount;
  },
});
