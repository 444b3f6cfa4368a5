import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FlowEffect } from '../../src/flow/effects.js';
import { newSession } from '../../src/flow/session.js';
import { OfficeId } from '../../src/ids.js';
import { rowIdOf } from '../../src/notices/notice-row.js';
import { answerByPerson } from '../../src/own-data/answer-by-person.js';
import { type AnswerViewDeps, answerView } from '../../src/own-data/answer-view.js';
import type { PrintedDocument } from '../../src/own-data/printed-document.js';
import { takeDataRequest } from '../../src/own-data/take-data-request.js';
import { tellUntold } from '../../src/own-data/tell-request.js';
import { createFakeAnnouncer } from '../fakes/create-fake-announcer.js';
import { createFakeContactStore } from '../fakes/create-fake-contact-store.js';
import { createFakeConversationStore } from '../fakes/create-fake-conversation-store.js';
import { createFakeDataRequestStore } from '../fakes/create-fake-data-request-store.js';
import { createFakeDossierStore } from '../fakes/create-fake-dossier-store.js';
import { createFakeNoticeRowStore, createFakeNoticeStore } from '../fakes/create-fake-notice-stores.js';
import { createFakeOutgoingFiles } from '../fakes/create-fake-outgoing-files.js';
import { createFakeTalkStore } from '../fakes/create-fake-talk-store.js';
import { createManualClock } from '../fakes/create-manual-clock.js';
import { world } from '../flow/universe.js';
import { aNotice, aRow } from '../notices/builders.js';
import { aTalkOfLan, contactOfLan } from './builders.js';
import { LAN, NINH_THANH } from './data-request-store-contract.js';
import { rules, terms, words } from './universe.js';

type Request = Extract<FlowEffect, { type: 'dataRequest' }>;

const MONDAY = Date.UTC(2026, 10, 23, 2);
const conversation = { id: LAN, officeId: NINH_THANH };
const ask = (kind: Request['kind'], text = ''): Request => ({
  type: 'dataRequest',
  requestId: `r-${kind}`,
  kind,
  text,
  at: MONDAY,
});

function createBench() {
  const clock = createManualClock(MONDAY);
  const requests = createFakeDataRequestStore(clock);
  const announcer = createFakeAnnouncer();
  const files = createFakeOutgoingFiles(clock);
  const stores = {
    talks: createFakeTalkStore(),
    noticeRows: createFakeNoticeRowStore(),
    notices: createFakeNoticeStore(),
    contacts: createFakeContactStore(),
  };
  const printed: PrintedDocument[] = [];
  const nudged: string[] = [];
  const handedOver: string[] = [];
  const taking = {
    requests,
    announcer,
    now: clock.now,
    terms,
    calendarOf: () => world.calendar,
    nudge: async (id: string) => void nudged.push(id),
  };
  const viewing: AnswerViewDeps = {
    ...taking,
    conversations: createFakeConversationStore(clock),
    dossiers: createFakeDossierStore(clock),
    ...stores,
    files,
    async print(document) {
      printed.push(document);
      return Buffer.from(`%PDF ${document.title}`);
    },
    worldOf: () => world,
    words,
    rules,
    onHandedOver: (id) => void handedOver.push(id),
  };
  const take = (request: Request) => takeDataRequest(taking, conversation, request);
  return { clock, requests, announcer, files, printed, nudged, handedOver, viewing, take, stores };
}

describe('a request about own data', () => {
  let bench: ReturnType<typeof createBench>;
  beforeEach(() => {
    bench = createBench();
  });
  const told = () => bench.announcer.heard.map(({ event }) => ('move' in event ? event.move : event.type));
  const find = (kind: Request['kind']) => bench.requests.find(`r-${kind}`);

  it.each(['withdraw', 'stopMessages', 'eraseChat'] as const)(
    'that the conversation itself has done (%s) is on record as answered at once',
    async (kind) => {
      await bench.take(ask(kind));
      await bench.take(ask(kind));
      const request = await find(kind);
      expect(request).toMatchObject({ state: 'done', version: 2 });
      expect(request?.history.map(({ what, by }) => [what, by.kind])).toEqual([
        ['received', 'citizen'],
        ['answered', 'automatic'],
      ]);
      expect(told()).toEqual([]);
    },
  );

  it('that needs a person is acknowledged at once, once, with both deadlines counted by the calendar', async () => {
    await bench.take(ask('correct', 'Sai tên'));
    await bench.take(ask('correct', 'Sai tên'));
    const request = await find('correct');
    expect(request?.history.map(({ what }) => what)).toEqual(['received', 'acknowledged']);
    // two working days, without the National Culture Day on Tuesday; ten days
    const inVietnam = (at = 0) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 16);
    expect(inVietnam(request?.acknowledgeBy)).toBe('2026-11-26T17:00');
    expect(inVietnam(request?.dueAt)).toBe('2026-12-03T17:00');
    expect(bench.announcer.heard.map(({ event }) => event)).toEqual([
      expect.objectContaining({
        type: 'dataRequestMoved',
        move: 'taken',
        kind: 'correct',
        dueAt: request?.dueAt,
      }),
    ]);
  });

  it('is told by the sweeper when whoever took it died before telling', async () => {
    await bench.requests.save(
      {
        ...(await taken('delete')),
        requestId: 'r-lost',
      },
      true,
    );
    bench.clock.advance(10_000);
    await tellUntold(bench.viewing, { before: bench.clock.now(), limit: 10 });
    expect(told().at(-1)).toBe('taken');
    await expect(bench.requests.untoldSince(Number.POSITIVE_INFINITY, 10)).resolves.toEqual([]);
  });

  const taken = async (kind: Request['kind']) => {
    await bench.take(ask(kind, 'x'));
    const request = await find(kind);
    if (!request) throw new Error('not taken');
    return request;
  };

  it('is answered by a person with words, which the citizen reads', async () => {
    await taken('correct');
    const answer = { officeId: NINH_THANH, requestId: 'r-correct', by: 'phu.trach', note: ' Đã sửa. ' };
    await expect(answerByPerson(bench.viewing, answer)).resolves.toEqual({ kind: 'done' });
    expect(bench.announcer.heard.at(-1)?.event).toMatchObject({ move: 'done', note: 'Đã sửa.' });
    await expect(find('correct')).resolves.toMatchObject({ state: 'done' });
    await expect(answerByPerson(bench.viewing, answer)).resolves.toMatchObject({ reason: 'notAllowed' });
  });

  it('is not answered without words, nor by another office, nor when there is none', async () => {
    await taken('correct');
    const answer = { officeId: NINH_THANH, requestId: 'r-correct', by: 'a', note: 'Đã sửa.' };
    const refusals = [
      { ...answer, note: '  ' },
      { ...answer, officeId: OfficeId.parse('binh-minh') },
      { ...answer, requestId: 'r-none' },
    ];
    const reasons = await Promise.all(refusals.map((one) => answerByPerson(bench.viewing, one)));
    expect(reasons.map((one) => one.kind === 'refused' && one.reason)).toEqual([
      'noteMissing',
      'notFound',
      'notFound',
    ]);
    await expect(find('correct')).resolves.toMatchObject({ state: 'open' });
  });

  it('to see everything becomes a file that waits, and the conversation hears what is kept', async () => {
    await bench.take(ask('view'));
    expect(bench.nudged).toEqual(['r-view']);
    await answerView(bench.viewing, 'r-view');
    await answerView(bench.viewing, 'r-view');
    expect(bench.printed).toHaveLength(1);
    await expect(bench.files.read('data-r-view')).resolves.toMatchObject({
      name: 'Du-lieu-cua-toi-23-11-2026.pdf',
    });
    expect(bench.announcer.heard.map(({ event }) => event)).toEqual([
      expect.objectContaining({ type: 'ownDataFound', at: MONDAY, file: 'data-r-view', talk: 0, notices: 0 }),
    ]);
    await expect(find('view')).resolves.toMatchObject({ state: 'done' });
  });

  it('to see everything reads every store that keeps something of a citizen', async () => {
    const { viewing, stores } = bench;
    await stores.talks.save({ ...aTalkOfLan(), conversationId: LAN });
    await stores.contacts.noteChats([{ ...contactOfLan(), conversationId: LAN }]);
    await stores.notices.save(aNotice({ officeId: NINH_THANH }));
    const rowId = rowIdOf('n-1', LAN);
    const row = aRow(1, { rowId, conversationId: LAN, officeId: NINH_THANH, state: 'sent', sentAt: MONDAY });
    await stores.noticeRows.plan([row]);
    await bench.take(ask('view'));
    await answerView(viewing, 'r-view');
    const printed = JSON.stringify(bench.printed);
    for (const said of ['Mời bà đến quầy 2', 'Lịch cắt điện', words.contact.lastWord])
      expect(printed).toContain(said);
    expect(bench.announcer.heard.at(-1)?.event).toMatchObject({ talk: 3, notices: 1 });
  });

  it('to see everything survives a crash after each of its steps', async () => {
    await bench.take(ask('view'));
    const dies = () => Promise.reject(new Error('killed'));
    const steps: Partial<AnswerViewDeps>[] = [
      { print: dies },
      { files: { save: dies } },
      { announcer: { announce: dies } },
      { requests: { ...bench.requests, append: dies } },
    ];
    for (const step of steps) {
      await expect(answerView({ ...bench.viewing, ...step }, 'r-view')).rejects.toThrow('killed');
      await expect(bench.requests.waitingSince(Number.POSITIVE_INFINITY, 9)).resolves.toEqual(['r-view']);
    }
    await answerView(bench.viewing, 'r-view');
    expect(new Set(bench.announcer.heard.map(({ eventId }) => eventId))).toEqual(new Set(['data-r-view']));
    await expect(find('view')).resolves.toMatchObject({ state: 'done' });
  });

  it('to see everything that cannot be done by itself is handed over to a person, who has the same deadline', async () => {
    await bench.take(ask('view'));
    const broken = { ...bench.viewing, print: () => Promise.reject(new Error('no paper')) };
    for (let n = 0; n < 10; n += 1) await expect(answerView(broken, 'r-view')).rejects.toThrow('no paper');
    expect(bench.handedOver).toEqual(['r-view']);
    await expect(find('view')).resolves.toMatchObject({ state: 'open' });
    expect(told()).toEqual(['taken']);
    // from now on only a person answers it
    await answerView(bench.viewing, 'r-view');
    expect(told()).toEqual(['taken']);
    const answer = { officeId: NINH_THANH, requestId: 'r-view', by: 'a', note: 'Mời đến quầy.' };
    await expect(answerByPerson(bench.viewing, answer)).resolves.toEqual({ kind: 'done' });
  });
});

describe('what is told', () => {
  it('is nothing for a conversation that has never been stored', async () => {
    const bench = createBench();
    await bench.take(ask('view'));
    await answerView(bench.viewing, 'r-view');
    expect(newSession(LAN).form).toBeNull();
    expect(bench.printed[0]?.sections[0]?.notes).toEqual([words.draft.none]);
  });
});
