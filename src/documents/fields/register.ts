import { dayInFull, dayInShort, ifKnown, momentInShort } from '../moments-on-paper.js';
import type { PaperData } from '../paper-data.js';
import type { RegisterFacts, RegisterLine } from '../register-facts.js';
import { officeFields } from './letterhead.js';

/** Mẫu 07: every dossier of a period. */
export const registerFields = ({ office, printedAt, from, to, lines }: RegisterFacts): PaperData => ({
  ...officeFields(office, printedAt),
  tuNgay: dayInFull(from),
  denNgay: dayInFull(to),
  tongSo: String(lines.length),
  hoSo: lines.map((line, index) => ({ stt: String(index + 1), coQuan: office.name, ...toRow(line) })),
});

const toRow = (line: RegisterLine): PaperData => ({
  maHoSo: line.code,
  tenThuTuc: line.procedureName,
  soBo: '01',
  hoTen: line.fullName,
  diaChi: line.address,
  dienThoai: line.phone,
  kenhNop: line.channel,
  ngayNhan: momentInShort(line.receivedAt),
  ngayHen: ifKnown(line.dueAt, momentInShort),
  ngayCoKetQua: ifKnown(line.resultAt, momentInShort),
  ngayTra: ifKnown(line.returnedAt, dayInShort),
  hinhThucNhan: line.delivery,
  ghiChu: line.remark,
});
