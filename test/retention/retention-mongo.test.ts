import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMongoConversationStore } from '../../src/adapters/mongo/create-mongo-conversation-store.js';
import { createMongoDossierArchive } from '../../src/adapters/mongo/create-mongo-dossier-archive.js';
import { createMongoDossierStore } from '../../src/adapters/mongo/create-mongo-dossier-store.js';
import { createMongoExpiries } from '../../src/adapters/mongo/create-mongo-expiries.js';
import { createMongoMediaStore } from '../../src/adapters/mongo/create-mongo-media-store.js';
import { createMongoNoticeFiles } from '../../src/adapters/mongo/create-mongo-notice-files.js';
import { createMongoNoticeRowStore } from '../../src/adapters/mongo/create-mongo-notice-row-store.js';
import { createMongoNoticeStore } from '../../src/adapters/mongo/create-mongo-notice-store.js';
import { createMongoOutgoingFiles } from '../../src/adapters/mongo/create-mongo-outgoing-files.js';
import { createMongoRetentionRuns } from '../../src/adapters/mongo/create-mongo-retention-runs.js';
import { createMongoTalkStore } from '../../src/adapters/mongo/create-mongo-talk-store.js';
import { newSession, type Session } from '../../src/flow/session.js';
import { type ConversationId, DossierCode, OfficeId } from '../../src/ids.js';
import { createConversationExpiry } from '../../src/retention/conversation-expiry.js';
import { createDossierExpiry, createIdentityImagesExpiry } from '../../src/retention/dossier-expiry.js';
import { type Expiry, RetentionKind } from '../../src/retention/expiry.js';
import { createLooseFilesExpiry } from '../../src/retention/loose-files-expiry.js';
import { createNoticeFilesExpiry } from '../../src/retention/notice-files-expiry.js';
import { createNoticePlacesExpiry } from '../../src/retention/notice-places-expiry.js';
import { countRetention, sweepRetention } from '../../src/retention/run-retention.js';
import { aDossier, HUNG, LAN } from '../dossiers/dossier-builders.js';
import { createFakeAnnouncer } from '../fakes/create-fake-announcer.js';
import { world } from '../flow/universe.js';
import { aFile, aMedia } from '../media/media-store-contract.js';
import { aNotice, aPicture, someContent } from '../notices/builders.js';
import { openTestDatabase, type TestDatabase } from '../support/open-test-database.js';
import { testCipher } from '../support/test-cipher.js';

const DAY = 86_400_000;
/** Two o'clock in the morning in Vietnam. */
const NOW = Date.UTC(2026, 10, 23, 19);
const officeId = OfficeId.parse('ninh-thanh');
const rules = {
  ...world.catalogue.retention,
  identityImages: { days: 7, questions: ['dinhKem.canCuoc'] },
  dossiers: { short: { years: 5 }, long: 'forever' as const },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('retention');
});
afterAll(() => database.close());
beforeEach(() => database.empty());

const rowsOf = (name: string) => database.connection.collection<{ _id: string }>(name);
const idsIn = async (name: string) =>
  new Set((await rowsOf(name).find().toArray()).map(({ _id }) => String(_id)));

function create() {
  const deps = { connection: database.connection, cipher: testCipher, workerId: 'w', now: () => NOW };
  const announcer = createFakeAnnouncer();
  const media = createMongoMediaStore({ ...deps, now: () => NOW - 60 * DAY });
  const conversations = createMongoConversationStore(deps);
  const dossiers = createMongoDossierStore(deps);
  const talks = createMongoTalkStore(deps);
  const archive = createMongoDossierArchive(deps);
  const noticeFiles = createMongoNoticeFiles(deps);
  const notices = createMongoNoticeStore(deps);
  const outgoingFiles = createMongoOutgoingFiles({ ...deps, now: () => NOW - 2 * DAY });
  const rows = createMongoExpiries({ ...deps, rules });
  const letGo: string[] = [];
  const expiries: Expiry[] = [
    createConversationExpiry({ conversations, announcer }),
    ...Object.values(rows),
    createIdentityImagesExpiry({ archive, media, rules }),
    createDossierExpiry({
      archive,
      media,
      rules,
      letGo: async ({ dossierId }) => void letGo.push(dossierId),
    }),
    createLooseFilesExpiry({ media, conversations, talks, rules }),
    createNoticePlacesExpiry({ notices, noticeRows: createMongoNoticeRowStore(deps), rules }),
    createNoticeFilesExpiry({ noticeFiles, notices, outgoingFiles, rules }),
  ];
  const runs = createMongoRetentionRuns(deps);
  const sweep = () =>
    sweepRetention({
      expiries,
      runs,
      now: () => NOW,
      onFailed: (_, error) => {
        throw error;
      },
    });
  const commit = (id: ConversationId, session: Session, agesAt: number | null) =>
    conversations.commitStep({
      id,
      officeId,
      expectedVersion: 0,
      session,
      handled: [],
      newMessages: [],
      nextSeq: 1,
      newIntents: [],
      lastInteractionAt: null,
      agesAt,
    });
  return { announcer, media, dossiers, expiries, runs, sweep, commit, notices, outgoingFiles, letGo };
}

const old = (days: number) => NOW - (days + 1) * DAY;
const young = (days: number) => NOW - (days - 1) * DAY;
const oldFile = async (media: ReturnType<typeof create>['media'], id: string) => {
  await media.saveWaiting(aMedia(id, { conversationId: LAN }));
  await media.store(id, aFile);
};

/** One of everything that must go, and beside it what must stay. */
async function fill({
  media,
  dossiers,
  commit,
  notices,
  outgoingFiles,
}: ReturnType<typeof create>): Promise<void> {
  const insert = (name: string, ...docs: object[]) => rowsOf(name).insertMany(docs as { _id: string }[]);
  const { messageTexts, noticeAnswers, deadEvents, submissions, audit, dataRequests, talks, assistedDrafts } =
    rules;
  await insert(
    'messages',
    { _id: 'text-old', createdAt: old(messageTexts), sealed: 'x', state: 'taken', rank: 2 },
    { _id: 'text-young', createdAt: young(messageTexts), sealed: 'x', state: 'taken' },
  );
  await insert(
    'noticeRows',
    { _id: 'words-old', wordsAt: old(noticeAnswers), sealedWords: 'x', answer: '#loi' },
    { _id: 'words-young', wordsAt: young(noticeAnswers), sealedWords: 'x' },
    { _id: 'no-words', wordsAt: null, sealedWords: null, answer: 'Đã rõ' },
    { _id: 'places-old', noticeId: 'done-old', sealedPlaces: 'x', passing: true },
    { _id: 'places-sending', noticeId: 'again-old', sealedPlaces: 'x' },
    { _id: 'places-young', noticeId: 'done-young', sealedPlaces: 'x' },
  );
  await insert(
    'inbox',
    { _id: 'dead-old', state: 'dead', at: old(deadEvents), sealed: 'x', conversationId: LAN },
    { _id: 'dead-young', state: 'dead', at: young(deadEvents), sealed: 'x' },
    { _id: 'waiting-old', state: 'waiting', at: old(deadEvents), sealed: 'x' },
  );
  await insert(
    'submissions',
    { _id: 'done-old', state: 'done', createdAt: old(submissions) },
    { _id: 'done-young', state: 'done', createdAt: young(submissions) },
    { _id: 'waiting-old', state: 'waiting', createdAt: old(submissions) },
    { _id: 'dead-old', state: 'dead', createdAt: old(submissions) },
  );
  await insert('audit', { _id: 'old', at: old(audit) }, { _id: 'young', at: young(audit) });
  await insert(
    'dataRequests',
    { _id: 'done-old', state: 'done', doneAt: old(dataRequests) },
    { _id: 'done-young', state: 'done', doneAt: young(dataRequests) },
    { _id: 'open-old', state: 'open', receivedAt: old(dataRequests) },
  );
  await insert(
    'talks',
    { _id: 'closed-old', openSince: null, lastAt: old(talks), officeId },
    { _id: 'closed-young', openSince: null, lastAt: young(talks), officeId },
    { _id: 'open-old', openSince: 1, lastAt: old(talks), officeId },
  );
  await insert(
    'assistedDrafts',
    { _id: 'left-old', state: 'open', updatedAt: old(assistedDrafts), version: 3, sealed: 'x' },
    { _id: 'left-young', state: 'open', updatedAt: young(assistedDrafts), version: 1, sealed: 'x' },
    { _id: 'signed-old', state: 'signed', updatedAt: old(assistedDrafts), version: 1, sealed: 'x' },
  );
  await insert(
    'surveys',
    // asked a year and a day ago and later: the month in which that was is over since that day or not yet
    { _id: 'words-old', officeId, month: '2025-10', procedureId: 'p', turn: 1, grade: 1, words: 'x' },
    { _id: 'words-young', officeId, month: '2025-11', procedureId: 'p', turn: 1, grade: 1, words: 'x' },
    { _id: 'grade-old', officeId, month: '2025-01', procedureId: 'p', turn: 1, grade: 5 },
  );
  for (const id of ['loose', 'in-draft', 'in-dossier', 'in-kept-dossier', 'picture'])
    await oldFile(media, id);
  await media.file(['in-dossier', 'in-kept-dossier', 'picture']);
  const session = { ...newSession(LAN), passedOn: ['in-draft'] };
  await commit(LAN, session, NOW - 1);
  await commit(HUNG, newSession(HUNG), NOW + DAY);
  await insertDossiers(dossiers);
  await insertNotices({ notices, outgoingFiles });
}

type Noticing = Pick<ReturnType<typeof create>, 'notices' | 'outgoingFiles'>;

async function insertNotices({ notices, outgoingFiles }: Noticing): Promise<void> {
  const keep = (fileId: string, files = outgoingFiles) =>
    files.save({ ...aPicture, fileId, conversationId: null, officeId }, Buffer.from('x'));
  for (const [noticeId, state, updatedAt] of [
    ['done-old', 'done', old(rules.noticeFiles)],
    ['dropped-old', 'dropped', old(rules.noticeFiles)],
    ['done-young', 'done', young(rules.noticeFiles)],
    ['draft-old', 'draft', old(9 * rules.noticeFiles)],
    ['again-old', 'scheduled', old(rules.noticeFiles)],
  ] as const) {
    const content = someContent({ picture: { ...aPicture, fileId: `notice-${noticeId}` } });
    await notices.save(aNotice({ noticeId, officeId, state, updatedAt, content }));
    await keep(`notice-${noticeId}`);
  }
  await keep('notice-of-nobody');
  const deps = { connection: database.connection, cipher: testCipher };
  await keep('notice-of-nobody-today', createMongoOutgoingFiles({ ...deps, now: () => NOW - 1 }));
}

async function insertDossiers(dossiers: ReturnType<typeof create>['dossiers']): Promise<void> {
  const one = (dossierId: string, n: number, over: Parameters<typeof aDossier>[0]) => {
    const dossier = aDossier({
      dossierId,
      submissionId: `s-${dossierId}`,
      code: DossierCode.parse(`000.00.01.H53-200302-000${n}`),
      ...over,
    });
    return dossiers.insert({ ...dossier, content: { ...dossier.content, mediaIds: [] } });
  };
  const ended = { state: 10, updatedAt: old(6 * 365) } as const;
  const withFile = aDossier().content;
  await one('ended-old', 1, { ...ended, procedureId: 'short' });
  await one('ended-forever', 2, { ...ended, procedureId: 'long' });
  await one('ended-unnamed', 3, { ...ended, procedureId: 'nobody-decided' });
  await one('ended-young', 4, { state: 10, updatedAt: NOW - 4 * 365 * DAY, procedureId: 'short' });
  await one('open-old', 5, { state: 4, updatedAt: old(6 * 365), procedureId: 'short' });
  const files = { ...withFile, mediaIds: ['in-dossier'] };
  await dossiers.insert(
    aDossier({ ...ended, procedureId: 'short', dossierId: 'with-file', submissionId: 's-f', content: files }),
  );
  const kept = {
    ...withFile,
    mediaIds: ['in-kept-dossier', 'picture'],
    answers: [
      attachmentAnswer('dinhKem.canCuoc', 'picture'),
      attachmentAnswer('dinhKem.khac', 'in-kept-dossier'),
    ],
  };
  await dossiers.insert(
    aDossier({
      procedureId: 'long',
      dossierId: 'with-picture',
      submissionId: 's-p',
      code: DossierCode.parse('000.00.01.H53-200302-0009'),
      state: 9,
      resultAt: old(7),
      content: kept,
    }),
  );
}

const attachmentAnswer = (key: string, mediaId: string) => ({
  key,
  section: 's',
  label: 'l',
  kind: 'attachment',
  value: [{ mediaId, kind: 'photo' }],
  shown: '1',
  warnings: [],
});

async function snapshot(): Promise<string> {
  const names =
    (await database.connection.db?.listCollections().toArray())?.map(({ name }) => name).sort() ?? [];
  const all = await Promise.all(names.map((name) => rowsOf(name).find().sort({ _id: 1 }).toArray()));
  return JSON.stringify(all);
}

describe('the nightly erasing on MongoDB', () => {
  it('counts in a dry run exactly what it would erase, and changes nothing', async () => {
    const bench = create();
    await fill(bench);
    const before = await snapshot();
    const counted = await countRetention(bench.expiries, NOW);
    expect(await snapshot()).toBe(before);
    expect(bench.announcer.heard).toEqual([]);
    expect(Object.fromEntries(counted.map(({ kind, count }) => [kind, count]))).toEqual({
      drafts: 1,
      assistedDrafts: 1,
      messageTexts: 1,
      noticePlaces: 1,
      noticeAnswers: 1,
      deadEvents: 1,
      surveyWords: 1,
      talks: 1,
      submissions: 1,
      identityImages: 1,
      dossiers: 2,
      looseFiles: 1,
      noticeFiles: 3,
      audit: 1,
      dataRequests: 1,
    });
    await bench.sweep();
    const [run] = await bench.runs.list(1);
    expect(run?.erased).toEqual(Object.fromEntries(counted.map(({ kind, count }) => [kind, count])));
    expect(run?.finishedAt).toBe(NOW);
  });

  it('has a case for every kind', async () => {
    expect(new Set(create().expiries.map(({ kind }) => kind))).toEqual(new Set(RetentionKind.options));
  });

  it('takes what must go and leaves what must stay', async () => {
    const bench = create();
    await fill(bench);
    await bench.sweep();
    const texts = await database.connection.collection('messages').find().toArray();
    expect(texts.map(({ _id, sealed, rank }) => [String(_id), sealed, rank])).toEqual([
      ['text-old', null, 2],
      ['text-young', 'x', undefined],
    ]);
    const rows = await database.connection.collection('noticeRows').find().sort({ _id: 1 }).toArray();
    expect(
      rows.map(({ _id, sealedPlaces, passing }) => [String(_id), sealedPlaces, passing]).slice(1, 4),
    ).toEqual([
      ['places-old', null, false],
      ['places-sending', 'x', undefined],
      ['places-young', 'x', undefined],
    ]);
    const said = rows.filter(({ _id }) => !String(_id).startsWith('places'));
    expect(said.map(({ _id, sealedWords, answer }) => [String(_id), sealedWords, answer])).toEqual([
      ['no-words', null, 'Đã rõ'],
      ['words-old', null, '#loi'],
      ['words-young', 'x', undefined],
    ]);
    const kept = await rowsOf('outgoingFiles').find({ state: 'ready' }).toArray();
    expect(new Set(kept.map(({ _id }) => _id))).toEqual(
      new Set([...['notice-done-young', 'notice-draft-old', 'notice-again-old', 'notice-of-nobody-today']]),
    );
    const events = await database.connection.collection('inbox').find().toArray();
    expect(events.map(({ _id, state, sealed }) => [String(_id), state, sealed])).toEqual([
      ['dead-old', 'done', undefined],
      ['dead-young', 'dead', 'x'],
      ['waiting-old', 'waiting', 'x'],
    ]);
    expect(await idsIn('submissions')).toEqual(new Set(['done-young', 'waiting-old', 'dead-old']));
    expect(await idsIn('audit')).toEqual(new Set(['young']));
    expect(await idsIn('dataRequests')).toEqual(new Set(['done-young', 'open-old']));
    expect(await idsIn('talks')).toEqual(new Set(['closed-young', 'open-old']));
    const drafts = await database.connection.collection('assistedDrafts').find().toArray();
    expect(drafts.map(({ _id, state, sealed, version }) => [String(_id), state, sealed, version])).toEqual([
      ['left-old', 'givenUp', null, 4],
      ['left-young', 'open', 'x', 1],
      ['signed-old', 'signed', 'x', 1],
    ]);
    const surveys = await database.connection.collection('surveys').find().sort({ _id: 1 }).toArray();
    expect(surveys.map(({ _id, grade, words }) => [String(_id), grade, words])).toEqual([
      ['grade-old', 5, undefined],
      ['words-old', 1, undefined],
      ['words-young', 1, 'x'],
    ]);
    expect(await idsIn('dossiers')).toEqual(
      new Set(['ended-forever', 'ended-unnamed', 'ended-young', 'open-old', 'with-picture']),
    );
    expect(new Set(bench.letGo)).toEqual(new Set(['ended-old', 'with-file']));
  });

  it('erases files with what held them, a fingerprint staying behind, and keeps those that are in use', async () => {
    const bench = create();
    await fill(bench);
    await bench.sweep();
    const read = async (id: string) => (await bench.media.read(id)) !== undefined;
    const ids = ['loose', 'in-draft', 'in-dossier', 'in-kept-dossier', 'picture'];
    expect(Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await read(id)])))).toEqual({
      loose: false,
      'in-draft': true,
      'in-dossier': false,
      'in-kept-dossier': true,
      picture: false,
    });
    const picture = await database.connection
      .collection<{ _id: string; fingerprint?: string }>('media')
      .findOne({ _id: 'picture' });
    expect(picture?.fingerprint).toMatch(/^[\w-]{43}$/);
    // two of citizens, and four that notices still need
    await expect(database.connection.collection('mediaFiles.files').countDocuments()).resolves.toBe(2 + 4);
  });

  it('tells each conversation once in a night that time has passed, and changes no session itself', async () => {
    const bench = create();
    await fill(bench);
    await bench.sweep();
    await bench.expiries[0]?.erase(NOW);
    expect(bench.announcer.heard.map(({ conversationId, event }) => [conversationId, event])).toEqual([
      [LAN, { type: 'timePassed', at: NOW }],
    ]);
  });

  it('looks also at conversations that were stored before anybody asked for ages', async () => {
    const bench = create();
    await bench.commit(LAN, newSession(LAN), null);
    const rows = database.connection.collection<{ _id: string }>('conversations');
    await rows.updateOne({ _id: LAN }, { $unset: { agesAt: '' }, $set: { updatedAt: NOW - 2 * DAY } });
    await expect(bench.expiries[0]?.count(NOW)).resolves.toBe(1);
  });

  it('runs once a night whoever asks, and is taken over when it broke off', async () => {
    const { runs } = create();
    const claims = await Promise.all([1, 2, 3].map(() => runs.claim('2026-11-24', NOW, NOW - 1)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    await expect(runs.claim('2026-11-24', NOW + 5, NOW + 4)).resolves.toBe(true);
    await runs.finish('2026-11-24', NOW + 6);
    await expect(runs.claim('2026-11-24', NOW + 9, NOW + 8)).resolves.toBe(false);
  });
});
