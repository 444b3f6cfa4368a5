import type { Office } from '../../src/offices/office.js';

const name = { max: 30, type: 'NAME' };

/** The templates of the first office, approved: those that the offices file names. */
const approved = [
  {
    templateId: '410001',
    name: 'Thông báo lịch cắt điện',
    title: 'Thông báo tạm ngừng cấp điện',
    text: 'Kính gửi <ten>, điện sẽ tạm ngừng tại nơi ông/bà ở. Mong ông/bà sắp xếp việc nhà, rút phích các thiết bị trước giờ cắt.',
    rows: [
      { key: 'Khu vực', value: '<khu_vuc>' },
      { key: 'Ngày', value: '<ngay>' },
      { key: 'Thời gian', value: '<gio>' },
    ],
    params: { ten: name, khu_vuc: 200, ngay: 30, gio: 30 },
  },
  {
    templateId: '410002',
    name: 'Thông báo lịch tiêm chủng',
    title: 'Lịch tiêm chủng',
    text: 'Kính gửi <ten>, phường mời ông/bà đưa người cần tiêm đến đúng hẹn.',
    rows: [
      { key: 'Vắc xin', value: '<vac_xin>' },
      { key: 'Đối tượng', value: '<doi_tuong>' },
      { key: 'Ngày giờ', value: '<ngay_gio>' },
      { key: 'Nơi tiêm', value: '<noi_tiem>' },
    ],
    params: { ten: name, vac_xin: 100, doi_tuong: 100, ngay_gio: 90, noi_tiem: 200 },
  },
  {
    templateId: '410003',
    name: 'Tình trạng hồ sơ',
    title: 'Thông tin về hồ sơ của ông/bà',
    text: 'Kính gửi <ten>, hồ sơ của ông/bà tại phường có tin mới. Nhắn cho phường trên Zalo để xem chi tiết.',
    rows: [
      { key: 'Mã hồ sơ', value: '<ma>' },
      { key: 'Thủ tục', value: '<thu_tuc>' },
      { key: 'Tình trạng', value: '<viec>' },
      { key: 'Nơi liên hệ', value: '<noi>' },
    ],
    params: { ten: name, ma: 30, thu_tuc: 200, viec: 30, noi: 200 },
  },
];

/** The templates that the simulated platform knows; public services pay 120 đ by telephone, less by user id. */
export const toPlatformTemplates = ({ oaId, phone }: Pick<Office, 'oaId' | 'phone'>): object[] =>
  approved.map((template) => ({
    ...template,
    oaId,
    tag: 2,
    priceUid: 100,
    pricePhone: 120,
    buttons: [{ title: 'Gọi bộ phận Một cửa', type: 'oa.open.phone', content: phone.replaceAll(' ', '') }],
  }));
