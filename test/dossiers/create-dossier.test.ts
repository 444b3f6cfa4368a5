import { describe, expect, it } from '@jest/globals';
import { createDossier } from '../../src/dossiers/create-dossier.js';
import { DossierCodeTaken } from '../../src/errors/dossier-code-taken.js';
import { ProcedureUnknown } from '../../src/errors/procedure-unknown.js';
import { SubmissionUnknown } from '../../src/errors/submission-unknown.js';
import type { Submission } from '../../src/flow/submission.js';
import { DossierCode } from '../../src/ids.js';
import { moment, show } from '../calendar/opening-hours.js';
import { createDesk, type Desk } from './desk.js';
import { aDossier, aSubmission, BINH_MINH, LAN, NINH_THANH, RECEIVED_AT } from './dossier-builders.js';

async function submit(desk: Desk, over: Partial<Submission> = {}, officeId = NINH_THANH) {
  const submission = aSubmission(over);
  await desk.submissions.save({ submission, officeId, conversationId: LAN });
  return createDossier(desk, submission.submissionId);
}

describe('a submission becomes a dossier', () => {
  it('with code, due date and history, in the first state', async () => {
    const desk = createDesk();
    await submit(desk);
    const dossier = await desk.dossiers.findBySubmission('s-1');
    const { answers, applicant, mediaIds, consent, declaration } = aSubmission();
    expect(dossier).toMatchObject({
      officeId: NINH_THANH,
      conversationId: LAN,
      code: '000.00.01.H53-260302-0001',
      state: 1,
      receivedAt: RECEIVED_AT,
      dueAt: moment('2026-03-05 17:00'),
      dueProvisional: false,
      history: [{ seq: 1, from: null, to: 1, action: 'receive', at: RECEIVED_AT }],
      content: { answers, applicant, mediaIds, consent, declaration },
    });
  });

  it.each([
    ['khai-sinh', true],
    ['khai-tu', false],
  ])(
    'of which the citizen is asked afterwards how it went, but not where somebody has died: %s',
    async (procedureId, asks) => {
      const dossier = await submit(createDesk(), { procedureId });
      expect(dossier?.asksSurvey).toBe(asks);
    },
  );

  it('that is somebody’s at once where the office shares out, which the history says and the citizen does not hear', async () => {
    const desk = { ...createDesk(), findOwner: async () => 'quang' };
    await submit(desk);
    const dossier = await desk.dossiers.findBySubmission('s-1');
    expect(dossier).toMatchObject({ assignee: 'quang', lastSeq: 2, announcedSeq: 2 });
    expect(dossier?.history.at(-1)).toMatchObject({
      ...{ seq: 2, by: { kind: 'system' }, action: 'handOver', details: { handTo: 'quang' } },
    });
    expect(desk.heard.map(({ event }) => event)).toMatchObject([{ move: 'received' }]);
  });

  it('and the citizen hears of it once', async () => {
    const desk = createDesk();
    const dossier = await submit(desk);
    expect(desk.heard).toEqual([
      {
        conversationId: LAN,
        eventId: `dossier-${dossier?.dossierId}-1`,
        event: {
          type: 'dossierMoved',
          at: RECEIVED_AT,
          move: 'received',
          dossier: {
            dossierId: dossier?.dossierId,
            code: '000.00.01.H53-260302-0001',
            procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
            state: 1,
            receivedAt: RECEIVED_AT,
            dueAt: moment('2026-03-05 17:00'),
            feeVnd: null,
          },
          ref: `dossier-${dossier?.dossierId}-1`,
        },
      },
    ]);
    await expect(desk.submissions.find('s-1')).resolves.toMatchObject({ state: 'done' });
  });

  it('once, however often it is asked for', async () => {
    const desk = createDesk();
    const first = await submit(desk);
    desk.advance(86_400_000);
    const again = await createDossier(desk, 's-1');
    expect(again?.code).toBe(first?.code);
    expect(desk.heard).toHaveLength(1);
    await expect(submit(desk, { submissionId: 's-2' })).resolves.toMatchObject({
      code: '000.00.01.H53-260302-0002',
    });
  });

  it('not when it was given up, until an operator revives it', async () => {
    const desk = createDesk();
    await desk.submissions.save({ submission: aSubmission(), officeId: NINH_THANH, conversationId: LAN });
    await desk.submissions.markDead('s-1', 'PROCEDURE_UNKNOWN');
    await expect(createDossier(desk, 's-1')).resolves.toBeUndefined();
    await desk.submissions.revive('s-1');
    await expect(createDossier(desk, 's-1')).resolves.toMatchObject({ state: 1 });
  });
});

describe('the code', () => {
  it('carries the day of the confirming tap in Vietnam, not the day on which we got round to it', async () => {
    const desk = createDesk();
    desk.setTime(moment('2026-03-05 09:00'));
    const codes = [];
    for (const [id, time] of [
      ['a', '2026-03-02 23:59:59'],
      ['b', '2026-03-03 00:00:00'],
      ['c', '2026-03-02 00:00:00'],
      ['d', '2026-03-03 23:59:59'],
    ] as const) {
      codes.push((await submit(desk, { submissionId: id, confirmedAt: moment(time) }))?.code.slice(14));
    }
    expect(codes).toEqual(['260302-0001', '260303-0001', '260302-0002', '260303-0002']);
  });

  it('is counted by every office for itself', async () => {
    const desk = createDesk();
    const codes = [
      await submit(desk, { submissionId: 'a' }, NINH_THANH),
      await submit(desk, { submissionId: 'b' }, BINH_MINH),
      await submit(desk, { submissionId: 'c' }, NINH_THANH),
    ].map((dossier) => dossier?.code.slice(-4));
    expect(codes).toEqual(['0001', '0001', '0002']);
  });

  it('that was already claimed is taken without drawing another number', async () => {
    const desk = createDesk();
    const claimed = DossierCode.parse('000.00.01.H53-260302-0777');
    await desk.submissions.save({ submission: aSubmission(), officeId: NINH_THANH, conversationId: LAN });
    await desk.submissions.claimCode('s-1', claimed);
    await expect(createDossier(desk, 's-1')).resolves.toMatchObject({ code: claimed });
    await expect(submit(desk, { submissionId: 's-2' })).resolves.toMatchObject({
      code: '000.00.01.H53-260302-0001',
    });
  });

  it('is never given twice, not even by a counter that was set back', async () => {
    const desk = createDesk();
    const code = DossierCode.parse('000.00.01.H53-260302-0001');
    await desk.dossiers.insert(aDossier({ dossierId: 'older', submissionId: 'older', code }));
    await expect(submit(desk)).rejects.toThrow(DossierCodeTaken);
    await expect(desk.dossiers.findBySubmission('s-1')).resolves.toBeUndefined();
  });
});

describe('fee and due date', () => {
  it.each([null, 0, 24_000])('%s is the fee that the citizen was told', async (feeVnd) => {
    await expect(submit(createDesk(), { feeVnd })).resolves.toMatchObject({ feeVnd });
  });

  it('follow the limit and the policy of the procedure', async () => {
    const due = async (procedureId: string) =>
      show((await submit(createDesk(), { procedureId }))?.dueAt ?? 0);
    await expect(due('ban-sao')).resolves.toBe('2026-03-02 17:00');
    await expect(due('theo-gio')).resolves.toBe('2026-03-03 10:00');
  });

  it('are promised by the revision of the form, and not by one that had lapsed when it came in', async () => {
    await expect(submit(createDesk(), { procedureId: 'het-hieu-luc' })).resolves.toMatchObject({
      dueAt: null,
    });
  });

  it('are not promised when the procedure has no limit', async () => {
    await expect(submit(createDesk(), { procedureId: 'tro-giup' })).resolves.toMatchObject({
      dueAt: null,
      history: [{ dueAt: null }],
    });
  });

  it('are not promised for a pre-declaration, whose time runs from the formal filing', async () => {
    const desk = createDesk({ office: { channelMode: 'PRE_DECLARATION' } });
    await expect(submit(desk)).resolves.toMatchObject({ dueAt: null });
  });

  it('are promised even there for what is filed nowhere else', async () => {
    const desk = createDesk({ office: { channelMode: 'PRE_DECLARATION' } });
    const { dueAt } = (await submit(desk, { procedureId: 'khong-nop-noi-khac' })) ?? {};
    expect(dueAt).toBe(moment('2026-03-05 17:00'));
  });

  it('say when they rest on days off that are not decided yet', async () => {
    const late = { confirmedAt: moment('2026-12-30 10:00') };
    await expect(submit(createDesk(), late)).resolves.toMatchObject({ dueProvisional: true });
  });
});

describe('a submission that cannot become a dossier', () => {
  it('because it is not on record says so', async () => {
    await expect(createDossier(createDesk(), 'nobody')).rejects.toThrow(SubmissionUnknown);
  });

  it('because its revision is gone takes no code and stays waiting', async () => {
    const desk = createDesk();
    await expect(submit(desk, { procedureId: 'gone' })).rejects.toThrow(ProcedureUnknown);
    const record = await desk.submissions.find('s-1');
    expect([record?.state, record?.code]).toEqual(['waiting', undefined]);
  });
});

describe('a dossier of a day without appointments', () => {
  it.each([
    ['2026-03-06 09:00', '2026-03-06 17:00'],
    ['2026-03-06 15:30', '2026-03-11 17:00'],
    ['2026-03-05 09:00', '2026-03-10 17:00'],
  ])('received %s is promised for %s', async (received, due) => {
    const desk = createDesk({ office: { noAppointmentDay: { weekdays: ['fri'], until: '15:00' } } });
    const terms = { timeLimit: { unit: 'WORKING_DAY', qty: 3 }, fridayEligible: 'YES' } as const;
    const confirmedAt = moment(received);
    await desk.submissions.save({
      submission: aSubmission({ confirmedAt }),
      ...{ officeId: NINH_THANH, conversationId: LAN },
    });
    const made = await createDossier({ ...desk, findTerms: () => terms }, 's-1');
    expect(made?.dueAt).toBe(moment(due));
    expect(desk.heard.at(-1)?.event).toMatchObject({ dossier: { dueAt: moment(due) } });
  });
});
