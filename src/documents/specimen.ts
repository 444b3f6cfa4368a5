import type { PaperFacts } from './paper-facts.js';
import type { RegisterFacts } from './register-facts.js';

const AT = Date.parse('2026-03-05T08:30:00+07:00');
const DAY = 86_400_000;

/** A made-up dossier that has gone through everything: templates are checked against what it has. */
export const SPECIMEN: PaperFacts = {
  office: {
    name: 'phường Ví Dụ',
    centreName: 'Trung tâm Phục vụ hành chính công phường Ví Dụ',
    address: 'số 1 đường Ví Dụ, phường Ví Dụ, tỉnh Tây Ninh',
    phone: '0276 000 0000',
    hoursText: 'thứ Hai đến thứ Sáu, 07:00–11:30 và 13:30–17:00',
  },
  dossier: {
    code: '000.00.01.H53-260305-0001',
    procedureId: '',
    procedureName: 'Cấp Giấy xác nhận tình trạng hôn nhân',
    procedureCode: '1.004873',
    timeText: '03 ngày làm việc',
    channel: 'Zalo',
    receivedAt: AT,
    copies: 2,
    feeVnd: 16_000,
    paidVnd: 16_000,
    delivery: 'Tại quầy',
    deliveryAddress: '',
    resultAt: AT + 2 * DAY,
    resultClass: 'Trước hạn',
  },
  applicant: {
    fullName: 'Nguyễn Thị Mẫu',
    identityNumber: '072190001234',
    address: '12 đường Trần Phú, khu phố 3, phường Ví Dụ, tỉnh Tây Ninh',
    phone: '0912 345 678',
    email: 'mau@example.com',
  },
  handedIn: [{ name: 'Văn bản ủy quyền', files: '2 ảnh' }],
  answers: [
    {
      key: 'specimen',
      section: 'Người yêu cầu',
      label: 'Họ, chữ đệm, tên',
      kind: 'text',
      value: 'Nguyễn Thị Mẫu',
      shown: 'Nguyễn Thị Mẫu',
      warnings: [],
    },
  ],
  declaration: { text: 'Tôi cam đoan những nội dung khai trên đây là đúng sự thật.', at: AT },
  acceptance: { at: AT, by: 'Lê Văn Mẫu', dueAt: AT + 3 * DAY },
  supplements: [
    {
      round: 1,
      at: AT,
      by: 'Lê Văn Mẫu',
      note: 'Xin ông/bà gửi lại giúp.',
      items: [{ item: 'Văn bản ủy quyền', reason: 'ảnh chưa rõ chữ', example: 'chụp đủ bốn góc' }],
    },
  ],
  refusal: {
    at: AT,
    by: 'Lê Văn Mẫu',
    reason: 'Không thuộc thẩm quyền của phường.',
    ground: 'Điều 32 Luật Hộ tịch',
  },
  apologies: [
    {
      at: AT,
      by: 'Lê Văn Mẫu',
      reason: 'Chờ kết quả xác minh.',
      formerDueAt: AT + 3 * DAY,
      dueAt: AT + 5 * DAY,
    },
  ],
  stop: {
    at: AT,
    by: 'Lê Văn Mẫu',
    reason: 'Người nộp đề nghị dừng.',
    ground: 'Đơn đề nghị của người nộp',
    stage: 'Đang xử lý',
  },
  handOvers: [
    { at: AT, from: 'Người nộp', to: 'Bộ phận Một cửa', what: 'Nộp hồ sơ', result: 'Mới đăng ký', note: '' },
  ],
  printedAt: AT,
};

/** The same for the register. */
export const SPECIMEN_REGISTER: RegisterFacts = {
  office: SPECIMEN.office,
  from: AT,
  to: AT,
  printedAt: AT,
  lines: [
    {
      code: SPECIMEN.dossier.code,
      procedureName: SPECIMEN.dossier.procedureName,
      fullName: SPECIMEN.applicant.fullName,
      address: SPECIMEN.applicant.address,
      phone: SPECIMEN.applicant.phone,
      channel: 'Zalo',
      receivedAt: AT,
      dueAt: AT + 3 * DAY,
      resultAt: AT + 2 * DAY,
      returnedAt: AT + 3 * DAY,
      delivery: 'Tại quầy',
      remark: 'Trước hạn',
    },
  ],
};
