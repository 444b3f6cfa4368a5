import type { Filing } from './filing.js';

export const certifiedCopies: Filing = {
  procedureId: '2.000815',
  words: 'chứng thực bản sao',
  answers: [
    [/Bản chính của ông\/bà/, 'còn nguyên'],
    [/cần sao là giấy gì/, 'Bằng tốt nghiệp'],
    [/mấy trang/, '3'],
    [/nước ngoài cấp/, 'Việt Nam'],
    [/Còn giấy tờ khác/, 'không'],
    [/buổi sáng hay buổi chiều/, 'sáng'],
    [/Các giờ còn chỗ/, '2'],
    [/đến lúc nào/, '5'],
  ],
  // two copies of three pages
  dossier: { feeVnd: 10_000 },
  receipt: [/Mời ông\/bà đến phường lúc 7 giờ 30, thứ/, /mang theo bản chính/, /Lệ phí: 10\.000 đồng/],
  clerkReads: ['Bằng tốt nghiệp', '3 trang', '07:30'],
  hidden: ['072090001234'],
};
