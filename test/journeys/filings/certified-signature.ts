import type { Filing } from './filing.js';

export const certifiedSignature: Filing = {
  procedureId: '2.000884',
  words: 'xác nhận sơ yếu lý lịch',
  answers: [
    [/trên giấy nào/, 'lý lịch'],
    [/mấy giấy cần chứng thực/, '1'],
    [/mấy người ký/, '1'],
    [/ký tên hay điểm chỉ/, 'ký tên'],
    [/còn hạn không/, 'còn hạn'],
    [/có đến phường được không/, 'đến được'],
    [/buổi sáng hay buổi chiều/, 'buổi sáng'],
    [/Các giờ còn chỗ/, '3'],
    [/đến ký lúc nào/, '6'],
  ],
  dossier: { feeVnd: 10_000 },
  receipt: [/Mời ông\/bà đến phường lúc 8 giờ, thứ/, /xin chưa ký/, /Lệ phí: 10\.000 đồng/],
  clerkReads: ['Tờ khai lý lịch cá nhân', '08:00'],
  hidden: ['072090001234'],
};
