import type { Dossier } from '../../src/dossiers/dossier.js';
import type { MoveDetails } from '../../src/flow/move-details.js';
import type { Submission } from '../../src/flow/submission.js';
import { ConversationId, DossierCode, OfficeId } from '../../src/ids.js';
import { moment } from '../calendar/opening-hours.js';

export const NINH_THANH = OfficeId.parse('ninh-thanh');
export const BINH_MINH = OfficeId.parse('binh-minh');
export const LAN = ConversationId.parse('388613280878808645-246845883529197922');
export const HUNG = ConversationId.parse('388613280878808645-999900001111222233');

/** A Monday morning on which nothing special happens. */
export const RECEIVED_AT = moment('2026-03-02 10:00');

export const aSubmission = (over: Partial<Submission> = {}): Submission => ({
  submissionId: 's-1',
  procedureId: 'tthn',
  revision: '2026-04',
  procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  answers: [
    {
      key: 'nyc.hoTen',
      section: 'Người yêu cầu',
      label: 'Họ, chữ đệm, tên',
      kind: 'personName',
      value: 'NGUYỄN THỊ LAN',
      shown: 'Nguyễn Thị Lan',
      warnings: [],
    },
    {
      key: 'nyc.soDinhDanh',
      section: 'Người yêu cầu',
      label: 'Số định danh cá nhân',
      kind: 'identityNumber',
      value: '072190000123',
      shown: '072190000123',
      masked: '072•••••0123',
      warnings: ['warnings.birthYear'],
    },
  ],
  applicant: { fullName: 'Nguyễn Thị Lan', phone: '+84901234567', identityNumber: '072190000123' },
  feeVnd: null,
  mediaIds: ['m-1'],
  consent: { textVersion: 'v1', at: RECEIVED_AT - 900_000 },
  declaration: { text: 'Tôi cam đoan …', at: RECEIVED_AT },
  confirmedAt: RECEIVED_AT,
  ...over,
});

/** What every deed could want to say beside its words. */
export const DETAILS = {
  items: [{ item: 'Bản án ly hôn', reason: 'Thiếu trang 2' }],
  legalGround: 'Luật Hộ tịch 60/2014/QH13',
  amountVnd: 8_000,
  way: 'COUNTER',
} satisfies MoveDetails;

/** A dossier that has just been received, three working days to go. */
export function aDossier(over: Partial<Dossier> = {}): Dossier {
  const { answers, applicant, mediaIds, consent, declaration } = aSubmission();
  const dueAt = moment('2026-03-05 17:00');
  return {
    dossierId: 'd-1',
    submissionId: 's-1',
    officeId: NINH_THANH,
    conversationId: LAN,
    code: DossierCode.parse('000.00.01.H53-260302-0001'),
    procedureId: 'tthn',
    revision: '2026-04',
    procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
    channel: 'ZALO',
    state: 1,
    version: 1,
    receivedAt: RECEIVED_AT,
    dueAt,
    dueProvisional: false,
    soonAt: moment('2026-03-04 17:00'),
    granted: { seq: 1, minutes: 1740 },
    raised: [],
    escalations: [],
    reminders: [],
    pausedAt: null,
    resultAt: null,
    resultClass: null,
    returnedAt: null,
    breachedAt: null,
    apologies: 0,
    assignee: null,
    confirmsDraft: false,
    asksSurvey: true,
    draft: null,
    proposal: null,
    paidVnd: 0,
    feeVnd: null,
    lastSeq: 1,
    announcedSeq: 0,
    updatedAt: RECEIVED_AT,
    content: { answers, applicant, mediaIds, consent, declaration },
    history: [
      {
        seq: 1,
        at: RECEIVED_AT,
        by: { kind: 'citizen' },
        from: null,
        to: 1,
        action: 'receive',
        move: 'received',
        dueAt,
      },
    ],
    supplements: [],
    ...over,
  };
}

/** The dossier of a submission, as it is when it has just been received. */
export function dossierOf(submission: Submission): Dossier {
  const { answers, applicant, mediaIds, consent, declaration, confirmedAt, ...form } = submission;
  const { submissionId, procedureId, revision, procedureName, copies, delivery, feeVnd } = form;
  return aDossier({
    submissionId,
    procedureId,
    revision,
    procedureName,
    feeVnd,
    receivedAt: confirmedAt,
    ...(copies !== undefined && { copies }),
    ...(delivery !== undefined && { delivery }),
    content: { answers, applicant, mediaIds, consent, declaration },
  });
}
