import type { Filing } from './filing.js';

export const anonymousFeedback: Filing = {
  procedureId: 'pakn',
  words: 'phản ánh, kiến nghị',
  answers: [
    [/về việc gì/, 'Rác, ô nhiễm, tiếng ồn'],
    [/kể lại sự việc/, 'Đầu hẻm 12 Trần Phú có đống rác ba ngày chưa ai dọn'],
    [/kể thêm gì/, 'hết rồi'],
    [/xảy ra ở đâu/, 'Ở phường này'],
    [/ghi rõ chỗ đó/, 'bỏ qua'],
    [/có ảnh/, 'không có'],
    [/giữ kín họ tên/, 'Giữ kín họ tên'],
    [/công khai kết quả/, 'không'],
  ],
  dossier: { feeVnd: 0, dueAt: null, delivery: 'NHAN_TIN' },
  receipt: [/nhận hồ sơ Phản ánh, kiến nghị/, /Hẹn trả kết quả: phường sẽ báo/],
  clerkReads: ['Ẩn danh', 'Đầu hẻm 12 Trần Phú có đống rác ba ngày chưa ai dọn', 'Không đồng ý'],
  // the name of the citizen's account on the platform
  hidden: ['Công dân thử'],
};
