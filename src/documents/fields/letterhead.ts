import { dayInFull, ifKnown, momentInFull } from '../moments-on-paper.js';
import { moneyInDigits, moneyInWords } from '../money-on-paper.js';
import type { PaperData } from '../paper-data.js';
import type { PaperFacts } from '../paper-facts.js';

/** Who writes: what stands at the head of every paper. `at` is the day that the paper bears. */
export function officeFields(
  { name, centreName, address, phone, hoursText }: PaperFacts['office'],
  at: number,
) {
  return {
    phuong: name,
    phuongInHoa: name.toLocaleUpperCase('vi'),
    trungTam: centreName,
    trungTamInHoa: centreName.toLocaleUpperCase('vi'),
    diaDanh: name.replace(/^(phường|xã|thị trấn|đặc khu)\s+/i, ''),
    diaChiTrungTam: address,
    dienThoaiTrungTam: phone,
    gioLamViec: hoursText,
    ngayLap: dayInFull(at),
  };
}

/** What every paper of one dossier may name. */
export function dossierFields({ office, dossier, applicant }: PaperFacts, at: number): PaperData {
  const { copies, feeVnd, paidVnd } = dossier;
  return {
    ...officeFields(office, at),
    maHoSo: dossier.code,
    tenThuTuc: dossier.procedureName,
    maThuTuc: dossier.procedureCode,
    thoiGianGiaiQuyet: dossier.timeText,
    kenhNop: dossier.channel,
    ngayNhan: dayInFull(dossier.receivedAt),
    gioNgayNhan: momentInFull(dossier.receivedAt),
    soBan: copies === null ? '' : String(copies),
    phi: feeVnd === null ? '' : moneyInDigits(feeVnd),
    phiBangChu: feeVnd === null ? '' : moneyInWords(feeVnd),
    daNop: moneyInDigits(paidVnd),
    daNopBangChu: moneyInWords(paidVnd),
    hinhThucNhan: dossier.delivery,
    diaChiNhan: dossier.deliveryAddress,
    ngayCoKetQua: ifKnown(dossier.resultAt, momentInFull),
    ketQuaGiaiQuyet: dossier.resultClass,
    hoTen: applicant.fullName,
    soDinhDanh: applicant.identityNumber,
    diaChi: applicant.address,
    dienThoai: applicant.phone,
    email: applicant.email,
  };
}
