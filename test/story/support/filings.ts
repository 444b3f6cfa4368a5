import type { CitizenPhone } from './chat-page.js';

/** Everybody here is made up. */
export const AN = { fullName: 'NGUYỄN VĂN MẪU', maskedNumber: '0720••••1234' };
export const BINH = { fullName: 'TRẦN THỊ THỬ', maskedNumber: '0721••••4567' };

const RECEIPT = /Mã hồ sơ: [\d.]+H53-\d{6}-\d{4}/;

/** The code that a receipt tells. */
export function codeIn(receipt: string): string {
  const code = /[\d.]+H53-\d{6}-\d{4}/.exec(receipt)?.[0];
  if (code === undefined) throw new Error(`no code in: ${receipt}`);
  return code;
}

/** Marital status, first evening: mistakes, a step back, and then it gets late. */
export async function beginMaritalStatus(an: CitizenPhone): Promise<void> {
  await an.openChat();
  await an.reads('xin chào ông/bà');
  await an.says('xin giay doc than', 'Cấp Giấy xác nhận tình trạng hôn nhân');
  await an.taps('Bắt đầu', 'Ông/bà có đồng ý không ạ?');
  await an.taps('Đồng ý tiếp tục', 'cho chính mình hay cho ai?');
  await an.says('12', 'chưa rõ ông/bà chọn dòng nào');
  await an.taps('Cho chính tôi', 'họ, chữ đệm, tên của mình');
  await an.says('Mẫu 123', 'Họ tên không có chữ số');
  await an.says('nguyễn văn mẫu', `✓ Họ, chữ đệm, tên người yêu cầu: ${AN.fullName}`);
  await an.says('07209000123', 'em đếm được 11');
  await an.says('072090001234', `✓ Số định danh cá nhân: ${AN.maskedNumber}`);
  await an.taps('Quay lại', `Hiện đang ghi: ${AN.maskedNumber}`);
  await an.taps('Giữ nguyên', 'Số điện thoại để phường liên hệ');
  await an.says('tạm dừng', 'Em đã giữ lại tờ khai trong 30 ngày');
}

/** Marital status, days later: on to the summary, one answer changed there, declared and sent. Gives the receipt. */
export async function endMaritalStatus(an: CitizenPhone): Promise<string> {
  await an.says('tiếp tục', /Mình làm tiếp Xác nhận tình trạng hôn nhân, đang ở câu 4\//);
  await an.says('0912 345 678', 'Địa chỉ email');
  await an.taps('Bỏ qua', 'lần đầu xin giấy này hay xin cấp lại?');
  await an.taps('Lần đầu', 'sinh ngày, tháng, năm nào?');
  await an.says('31/2/1990', 'Lịch không có ngày 31/02/1990');
  await an.says('2/1/1990', 'Giới tính của ông/bà?');
  await an.taps('Nam', 'Dân tộc của ông/bà?');
  await an.taps('Kinh', 'Quốc tịch của ông/bà?');
  await an.taps('Việt Nam', 'thời gian đã ở một nơi khác');
  await an.taps('Không', 'Tình trạng hôn nhân hiện nay của ông/bà?');
  await an.says('1', 'xin giấy để làm gì?');
  await an.taps('Mua bán, vay vốn, việc khác', 'ghi rõ mục đích');
  await an.says('bổ túc hồ sơ vay vốn ngân hàng', 'Ông/bà cần mấy bản?');
  await an.says('2', 'nhận kết quả bằng cách nào?');
  await an.taps('Tại quầy', 'Số lượng bản: 2 bản');
  await an.taps('Sửa', 'muốn sửa câu số mấy');
  await an.says('15', 'Hiện đang ghi: 2 bản');
  await an.says('3', 'Số lượng bản: 3 bản');
  return declare(an);
}

/** Copy of a birth certificate, first evening: mistakes, a step back, and she lays the phone aside without a word. */
export async function beginBirthCopy(binh: CitizenPhone): Promise<void> {
  await binh.openChat();
  await binh.reads('xin chào ông/bà');
  await binh.taps('Hộ tịch', 'Đăng ký khai tử');
  await binh.taps('Bản sao khai sinh, trích lục hộ tịch', '8.000 đồng mỗi bản');
  await binh.taps('Bắt đầu', 'Ông/bà có đồng ý không ạ?');
  await binh.says('đồng ý', 'cho cá nhân hay cho cơ quan, tổ chức?');
  await binh.taps('Cá nhân', 'giấy tờ của ai?');
  await binh.taps('Con tôi', 'họ, chữ đệm, tên của mình');
  await binh.says('lùi', 'Hiện đang ghi: Con tôi');
  await binh.taps('Của chính tôi', 'họ, chữ đệm, tên của mình');
  await binh.says('Trần Thị Thử', `✓ Họ, chữ đệm, tên người yêu cầu: ${BINH.fullName}`);
  await binh.says('123456789', 'số CMND cũ');
  await binh.says('072188004567', `✓ Số định danh cá nhân: ${BINH.maskedNumber}`);
  await binh.says('12345', 'Số điện thoại này chưa đúng');
}

/** Copy of a birth certificate, days later: a greeting picks it up; a photo of the old paper, one answer changed. */
export async function endBirthCopy(binh: CitizenPhone, photo: Buffer): Promise<string> {
  await binh.says('alo', /Mình làm tiếp Bản sao khai sinh.* đang ở câu 5\//);
  await binh.says('0987654321', 'Địa chỉ email');
  await binh.taps('Bỏ qua', 'bản sao loại nào?');
  await binh.says('khai sinh', 'sinh ngày, tháng, năm nào?');
  await binh.says('mùng 3 tháng 5 năm 1988', 'Ngày, tháng, năm sinh: 03/05/1988');
  await binh.taps('Đúng', 'khai thêm giới tính');
  await binh.taps('Không', 'Trước đây đăng ký ở UBND');
  await binh.says('UBND phường 3, thị xã Tây Ninh', 'Số đăng ký');
  await binh.taps('Bỏ qua', 'Quyển số');
  await binh.taps('Bỏ qua', 'Ngày đăng ký?');
  await binh.says('1988', 'Cần mấy bản sao?');
  await binh.says('nhiều lắm', 'gõ một con số');
  await binh.says('2', 'Nếu còn giấy cũ');
  await binh.sendsPhoto(photo, 'giay-khai-sinh-cu.png', '✓ Đã nhận 1/1: ảnh 1');
  await binh.taps('Xong', 'nhận kết quả bằng cách nào?');
  await binh.taps('Tại quầy', '16.000 đồng (2 bản × 8.000 đồng)');
  await binh.says('sửa 14', 'Hiện đang ghi: 2 bản');
  await binh.says('3', '24.000 đồng (3 bản × 8.000 đồng)');
  return declare(binh);
}

async function declare(citizen: CitizenPhone): Promise<string> {
  await citizen.taps('Nộp hồ sơ', 'Lời cam đoan');
  return citizen.taps('Đồng ý cam đoan và nộp', RECEIPT);
}
