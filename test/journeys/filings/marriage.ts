import type { Filing } from './filing.js';

export const marriage: Filing = {
  procedureId: '1.000894',
  words: 'đăng ký kết hôn',
  answers: [
    [/thuộc trường hợp nào/, '1'],
    [/Hai người cùng đến được/, 'cùng đến được'],
    [/tên của bên nữ/, 'Trần Thị Thử'],
    [/Bên nữ sinh/, '3/5/2001'],
    [/Số định danh.*bên nữ/, '072301004567'],
    [/tên của bên nam/, 'Nguyễn Văn Mẫu'],
    [/Bên nam sinh/, '2/1/1990'],
    [/Số định danh.*bên nam/, '072090001234'],
    [/đã từng kết hôn/, 'chưa'],
    [/bản sao trích lục kết hôn không/, 'có'],
    [/buổi sáng hay buổi chiều/, 'buổi chiều'],
    [/Các giờ còn chỗ/, '1'],
    [/đến ký lúc nào/, '5'],
  ],
  dossier: { feeVnd: 16_000, copies: 2 },
  receipt: [/Mời ông\/bà đến phường lúc 13 giờ 30, thứ/, /mang theo căn cước hoặc hộ chiếu của cả hai người/],
  clerkReads: ['TRẦN THỊ THỬ', 'NGUYỄN VĂN MẪU', 'hiện tại chưa đăng ký kết hôn với ai', '13:30'],
  hidden: ['072301004567', '072090001234'],
};
