import type { Filing } from './filing.js';

export const registryCopies: Filing = {
  procedureId: '2.000635',
  words: 'trích lục khai sinh',
  answers: [],
  dossier: { feeVnd: 16_000, copies: 2 },
  receipt: [/Hẹn trả kết quả: 17 giờ, thứ/, /Lệ phí: 16\.000 đồng/],
  clerkReads: ['NGUYỄN VĂN MẪU', 'Giấy khai sinh', 'UBND xã Thử Nghiệm, tỉnh Tây Ninh'],
  hidden: ['072090001234'],
};
