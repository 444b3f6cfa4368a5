import { DAY_MS } from '../src/calendar/plain-date.js';
import { Dossier } from '../src/dossiers/dossier.js';
import { OfficeId } from '../src/ids.js';

export const OFFICE = OfficeId.parse('bench');

const NAMES = [
  'Nguyễn Thị Lan',
  'Trần Văn Bình',
  'Lê Thị Hoa',
  'Phạm Văn Sơn',
  'Võ Thị Mai',
  'Đặng Văn Thanh',
];
/** Of ten dossiers nine are over; the tenth lies in one of the states that clerks work on. */
const OPEN_STATES = [1, 2, 4, 4, 5, 6, 9, 4, 2, 1];

/** The n-th made-up dossier: always the same one, spread over names, clerks, states and due dates. */
export function inventDossier(n: number, now: number): Dossier {
  const isOpen = n % 10 === 0;
  const state = isOpen ? OPEN_STATES[(n / 10) % OPEN_STATES.length] : 10;
  const receivedAt = now - (isOpen ? (n / 10) % 5 : n % 700) * DAY_MS;
  const dueAt = receivedAt + 3 * DAY_MS;
  const fullName = NAMES[n % NAMES.length] ?? '';
  const identityNumber = `0721900${String(n).padStart(5, '0')}`;
  return Dossier.parse({
    ...{ dossierId: `d-${n}`, submissionId: `s-${n}`, officeId: OFFICE, conversationId: `1-${n}` },
    code: `000.00.01.H53-${String(n).padStart(6, '0')}`,
    ...{ procedureId: 'bench', revision: '1', procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân' },
    ...{
      channel: 'ZALO',
      state,
      version: 1,
      receivedAt,
      dueAt,
      dueProvisional: false,
      soonAt: dueAt - DAY_MS,
    },
    ...{ pausedAt: state === 5 || state === 6 ? now : null, resultAt: null, resultClass: null, feeVnd: null },
    assignee: isOpen && n % 20 === 0 ? `clerk-${n % 7}` : null,
    ...{ lastSeq: 1, announcedSeq: 1, updatedAt: receivedAt },
    content: toContent({ fullName, identityNumber, at: receivedAt }),
    history: [
      { seq: 1, at: receivedAt, by: { kind: 'citizen' }, from: null, to: 1, action: 'receive', dueAt },
    ],
    supplements: [],
  });
}

/** A form of the usual length. */
function toContent({
  fullName,
  identityNumber,
  at,
}: {
  fullName: string;
  identityNumber: string;
  at: number;
}) {
  const answer = (key: string, kind: string, value: string) => ({
    ...{ key, kind, value, shown: value, section: 'Người yêu cầu', label: key, warnings: [] },
  });
  return {
    answers: [
      answer('nyc.hoTen', 'personName', fullName),
      answer('nyc.soDinhDanh', 'identityNumber', identityNumber),
      ...Array.from({ length: 38 }, (_, i) =>
        answer(`q${i}`, 'text', 'Khu phố 2, phường Ninh Thạnh, tỉnh Tây Ninh'),
      ),
    ],
    applicant: { fullName, identityNumber },
    mediaIds: [],
    consent: { textVersion: 'v1', at },
    declaration: { text: 'Tôi cam đoan …', at },
  };
}
