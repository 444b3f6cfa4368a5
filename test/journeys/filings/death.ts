import type { Filing } from './filing.js';

export const death: Filing = {
  procedureId: '1.000656',
  words: 'đăng ký khai tử',
  answers: [
    [/cư trú lần cuối/, 'Ở phường mình'],
    [/đã đăng ký khai tử cho người này chưa/, 'Chưa'],
    [/là gì của người đã mất/, 'Con'],
    [/họ, chữ đệm, tên của ông\/bà/, 'Nguyễn Văn Mẫu'],
    [/chữ đệm, tên của người đã mất/, 'Lê Văn Ví Dụ'],
    [/Người đã mất sinh ngày/, '1950'],
    [/Số định danh .* của người đã mất/, '072050004321'],
    [/nơi thường trú hay tạm trú/, 'Nơi thường trú'],
    [/Địa chỉ nơi cư trú cuối cùng/, '12 đường Trần Phú, khu phố 3, phường Ninh Thạnh, Tây Ninh'],
    [/Mất lúc mấy giờ/, '2 giờ sáng hôm qua'],
    [/Em ghi là/, 'đúng'],
    [/Mất ở đâu/, 'tại nhà'],
    [/biết nguyên nhân mất/, 'Già yếu'],
    [/thêm bản sao/, '2'],
  ],
  dossier: { feeVnd: 16_000, copies: 2, delivery: 'TAI_QUAY' },
  receipt: [/đã nhận hồ sơ Đăng ký khai tử/, /Lệ phí: 16\.000 đồng/, /xóa đăng ký thường trú/],
  clerkReads: ['LÊ VĂN VÍ DỤ', 'Đã chết vào lúc', 'Đúng hạn', 'mất tại nhà, do UBND phường cấp'],
  hidden: ['072050004321', 'Già yếu'],
};
