import { describe, expect, it } from '@jest/globals';
import type { FlowEffect } from '../../src/flow/effects.js';
import { newSession } from '../../src/flow/session.js';
import { ConversationId, OfficeId } from '../../src/ids.js';
import { carryOut, type EffectPorts } from '../../src/inbox/carry-out.js';
import type { Conversation } from '../../src/inbox/conversation.js';

const id = ConversationId.parse('388613280878808645-2468458835296197922');

const conversationWith = (...effects: FlowEffect[]): Conversation => ({
  id,
  officeId: OfficeId.parse('ninh-thanh'),
  version: 3,
  session: newSession(id),
  handled: [],
  outbox: [],
  nextSeq: 1,
  intents: effects.map((effect, n) => ({ id: `e1.${n}`, effect })),
  sender: null,
  lastInteractionAt: null,
});

const supplement: FlowEffect = {
  type: 'supplement',
  supplementId: 's1',
  dossierId: 'd1',
  parts: [],
  text: 'ảnh đây ạ',
  mediaIds: ['m2'],
  at: 1,
};
const submit: FlowEffect = {
  type: 'submit',
  submission: {
    submissionId: 'f1',
    procedureId: '2.000635',
    revision: '2026',
    procedureName: 'Thủ tục mẫu',
    answers: [],
    feeVnd: null,
    applicant: { fullName: 'Nguyễn Văn Mẫu' },
    mediaIds: ['m1'],
    consent: { textVersion: '1', at: 1 },
    declaration: { text: 'cam đoan', at: 1 },
    confirmedAt: 1,
  },
};

/** Notes what is done, in order; `over` replaces what a test wants otherwise. */
function recordDeeds(over: Partial<EffectPorts> = {}) {
  const deeds: string[] = [];
  const does =
    (name: string, argument: (...args: never[]) => unknown = () => '') =>
    async (...args: never[]) =>
      void deeds.push(`${name} ${argument(...args)}`.trim());
  const ports: EffectPorts = {
    conversations: { clearIntents: does('clear', (_id: never, ids: string[]) => ids) },
    submissions: { save: does('save') },
    nudgeSubmission: does('nudge', (submissionId: string) => submissionId),
    answerSupplement: async () => 'taken',
    answerDraft: does('draft', (_: never, { sentAt }: { sentAt: number }) => sentAt),
    saveMedia: does('fetch'),
    fileMedia: does('file', (ids: string[]) => ids),
    dropMedia: does('drop', (ids: string[]) => ids),
    takeDataRequest: does('request', (_: never, { requestId }: { requestId: string }) => requestId),
    track: does('track'),
    findSlots: does('find', (_conversation: never, eventId: string) => eventId),
    holdSlot: does('hold', (_conversation: never, eventId: string) => eventId),
    releaseSlot: does('release', (holder: string) => holder),
    moveAppointment: does('move', (_conversation: never, eventId: string) => eventId),
    hearForPerson: does('hear', (_conversation: never, effectId: string) => effectId),
    claimDraft: does('claim', (_conversation: never, effectId: string) => effectId),
    hearNotices: does('notices', (_conversation: never, eventId: string) => eventId),
    recordSurvey: does('survey', (_: never, { dossierId }: { dossierId: string }) => dossierId),
    forget: does('forget'),
    countForm: does('count'),
    ...over,
  };
  return { deeds, ports };
}

const unexpected = async (_intent: unknown, error: unknown): Promise<never> => {
  throw error;
};

describe('carrying out what a conversation has committed', () => {
  it('files the attachments of a form before anything that would erase them', async () => {
    const { deeds, ports } = recordDeeds();
    await carryOut(ports, conversationWith(submit, { type: 'forget' }), unexpected);
    expect(deeds).toEqual(['save', 'file m1', 'nudge f1', 'forget', 'clear e1.0,e1.1']);
  });

  it('files what a supplement brought, and nothing of one that the dossier did not take', async () => {
    const taken = recordDeeds();
    await carryOut(taken.ports, conversationWith(supplement), unexpected);
    expect(taken.deeds).toEqual(['file m2', 'clear e1.0']);
    const refused = recordDeeds({ answerSupplement: async () => 'refused' });
    await carryOut(refused.ports, conversationWith(supplement), unexpected);
    expect(refused.deeds).toEqual(['clear e1.0']);
  });

  it('asks for hours under names of its own, so that asking again brings the same answer', async () => {
    const { deeds, ports } = recordDeeds();
    const find = { type: 'findSlots', holder: 'f1', desk: 'marriage' } as const;
    const hold = { ...find, type: 'holdSlot', slotAt: 1, minutes: 30, until: 2 } as const;
    const move = { type: 'moveAppointment', dossierId: 'd1', slotAt: null, minutes: 30, at: 3 } as const;
    const effects = [find, hold, move, { type: 'releaseSlot', holder: 'f1' }] as const;
    await carryOut(ports, conversationWith(...effects), unexpected);
    expect(deeds.slice(0, 4)).toEqual(['find slots-e1.0', 'hold hold-e1.1', 'move move-e1.2', 'release f1']);
  });

  it('keeps a survey before it forgets, and again when it is carried out again', async () => {
    const { deeds, ports } = recordDeeds();
    const survey = { type: 'recordSurvey', dossierId: 'd1', askedAt: 1, answer: null } as const;
    const conversation = conversationWith(survey, { type: 'forget' });
    await carryOut(ports, conversation, unexpected);
    await carryOut(ports, conversation, unexpected);
    const once = ['survey d1', 'forget', 'clear e1.0,e1.1'];
    expect(deeds).toEqual([...once, ...once]);
  });

  it('leaves everything to the next try when something cannot be done', async () => {
    const away = async () => {
      throw new Error('the record is away');
    };
    const { deeds, ports } = recordDeeds({ fileMedia: away });
    const failed: string[] = [];
    await carryOut(
      ports,
      conversationWith(submit, { type: 'forget' }),
      async ({ id }) => void failed.push(id),
    );
    expect(deeds).toEqual(['save']);
    expect(failed).toEqual(['e1.0']);
  });
});
