import { describe, expect, it } from '@jest/globals';
import { createDocxTemplates } from '../../src/adapters/docx/create-docx-templates.js';
import { withDots } from '../../src/console/http/with-dots.js';
import { createPaperPrinter } from '../../src/documents/create-paper-printer.js';
import { papersOf } from '../../src/documents/papers.js';
import { toPaperFacts } from '../../src/documents/to-paper-facts.js';
import { previewDeed } from '../../src/dossiers/act-on-dossier.js';
import { toAnnouncements } from '../../src/dossiers/announce-dossier.js';
import type { Dossier, HistoryEntry } from '../../src/dossiers/dossier.js';
import { STATE } from '../../src/dossiers/dossier-state.js';
import { offeredActions } from '../../src/dossiers/offered-actions.js';
import { ClerkAction } from '../../src/dossiers/transition.js';
import { DossierMove } from '../../src/flow/dossier-move.js';
import type { FlowEvent } from '../../src/flow/events.js';
import type { MoveDetails } from '../../src/flow/move-details.js';
import type { Procedure } from '../../src/flow/procedure.js';
import { step } from '../../src/flow/step.js';
import { renderSaying } from '../../src/wording/render.js';
import { words as paperWords } from '../documents/paper-words.js';
import { wordsOf } from '../documents/word-files.js';
import { anOffice, createDesk } from '../dossiers/desk.js';
import { aDossier, NINH_THANH, RECEIVED_AT } from '../dossiers/dossier-builders.js';
import { catalogue, freshSession, office, templates, world } from '../flow/universe.js';

/** `{place}`, and what blocks of a paper look like. */
const UNFILLED = /\{[#/^]?[\w.]*\}/;

const printer = createPaperPrinter(createDocxTemplates('templates/documents'));
const procedures = catalogue.procedures.map((one) => [`${one.id} ${one.revision}`, one] as const);
const languages = [...templates.wordings.keys()];

const ofProcedure = ({ id, revision, name }: Procedure): Partial<Dossier> => ({
  ...{ procedureId: id, revision, procedureName: name, confirmsDraft: true, feeVnd: 8_000, paidVnd: 8_000 },
  appointment: { desk: 'marriage', at: RECEIVED_AT, minutes: 30, askedAt: RECEIVED_AT },
});

/** What a citizen reads when they are told this. */
const said = (event: FlowEvent): string[] =>
  languages.flatMap((language) => {
    const [, effects] = step(world, { ...freshSession(), greeted: true, language }, event);
    const sayings = effects.flatMap((effect) => (effect.type === 'reply' ? effect.sayings : []));
    return sayings.flatMap((saying) =>
      renderSaying(templates, office, { saying, language }).flatMap(({ text, buttons }) => [
        text,
        ...buttons.map(({ label }) => label),
      ]),
    );
  });

const WHOLE: MoveDetails = {
  ...{ items: [{ item: 'Bản án', reason: 'Thiếu trang', example: 'Chụp đủ' }], legalGround: 'Điều 1' },
  ...{ amountVnd: 8_000, paidBy: 'CASH', receiptNumber: '7', newDueAt: RECEIVED_AT + 1, way: 'POST' },
  ...{
    answerBy: RECEIVED_AT + 1,
    trackingCode: 'VN1',
    paper: 'Giấy hẹn',
    file: { fileId: 'f', name: 'a.pdf' },
  },
};

describe.each(procedures)('no place stands unfilled: %s', (_name, procedure) => {
  it('in the preview of any deed, empty or whole', async () => {
    const previewed = new Set<string>();
    for (const state of Object.values(STATE)) {
      for (const draft of [null, { sentAt: RECEIVED_AT, answerBy: RECEIVED_AT + 1 }]) {
        const desk = createDesk();
        const dossier = aDossier({ ...ofProcedure(procedure), state, draft });
        await desk.dossiers.insert(dossier);
        for (const action of offeredActions(dossier)) {
          const deed = { officeId: NINH_THANH, dossierId: 'd-1', by: 'mai', expectedVersion: 1 };
          for (const filled of [
            withDots({ action, note: '', details: {} }, desk.now()),
            { action, note: 'Vì một lẽ', details: WHOLE },
          ]) {
            const announced = await previewDeed(desk, { ...deed, ...filled });
            if (!announced) continue;
            previewed.add(action);
            for (const text of said(announced.event)) expect(text).not.toMatch(UNFILLED);
          }
        }
      }
    }
    const silent = ['claim', 'release', 'handOver', 'note'];
    expect([...previewed].sort()).toEqual(ClerkAction.options.filter((one) => !silent.includes(one)).sort());
  });

  it.each(DossierMove.options)('in what the citizen is told of %s', (move) => {
    for (const details of [undefined, WHOLE]) {
      const entry: HistoryEntry = {
        ...{ seq: 1, at: RECEIVED_AT, by: { kind: 'system' }, from: 4, to: 4, action: 'note', move },
        ...{ dueAt: details ? RECEIVED_AT : null, ...(details && { details, note: 'Lời nhắn' }) },
      };
      const dossier = aDossier({ ...ofProcedure(procedure), history: [entry], announcedSeq: 0 });
      for (const { event } of toAnnouncements(dossier))
        for (const text of said(event)) expect(text).not.toMatch(UNFILLED);
    }
  });

  it('on any paper', async () => {
    const staff = { kind: 'staff', username: 'mai' } as const;
    const history: HistoryEntry[] = (
      [
        { from: null, to: 1, action: 'receive', move: 'received' },
        { from: 1, to: 2, action: 'accept', move: 'accepted' },
        { from: 2, to: 5, action: 'askSupplement', move: 'supplementAsked' },
        { from: 4, to: 4, action: 'apologise', move: 'apologised' },
        { from: 1, to: 3, action: 'refuse', move: 'refused' },
        { from: 4, to: 8, action: 'stop', move: 'stopped' },
      ] as const
    ).map((one, i) => ({
      ...{ ...one, seq: i + 1, at: RECEIVED_AT, by: staff, dueAt: RECEIVED_AT },
      ...{ note: 'Vì một lẽ', details: WHOLE },
    }));
    const over = { history, copies: 2, resultAt: RECEIVED_AT, resultClass: 'DUNG_HAN' as const };
    const facts = toPaperFacts({
      ...{ dossier: aDossier({ ...ofProcedure(procedure), ...over }), procedure, words: paperWords },
      ...{ office: anOffice(NINH_THANH), names: new Map([['mai', 'Lê Thị Mai']]), printedAt: RECEIVED_AT },
    });
    const papers = papersOf(facts);
    expect(papers).toHaveLength(7);
    for (const paper of papers) {
      const printed = wordsOf((await printer.print(facts, paper)) ?? Buffer.alloc(0));
      expect(printed).not.toBe('');
      expect(printed).not.toMatch(UNFILLED);
    }
  });
});
