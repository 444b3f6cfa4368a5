import type { Filing } from './filing.js';

export const maritalStatus: Filing = {
  procedureId: '1.004873',
  words: 'giay doc than',
  answers: [],
  dossier: { feeVnd: null, delivery: 'TAI_QUAY' },
  receipt: [/Hẹn trả kết quả: 17 giờ, thứ/, /Lệ phí: theo Nghị quyết của HĐND tỉnh/],
  clerkReads: ['NGUYỄN VĂN MẪU', 'bổ túc hồ sơ vay vốn ngân hàng', 'Chưa đăng ký kết hôn với ai'],
  hidden: ['072090001234'],
};
