import { z } from 'zod';

/** National states of a dossier, by which provincial systems synchronise. The numbers are theirs. */
export const DossierState = z.literal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
export type DossierState = z.infer<typeof DossierState>;

/** Names for the numbers, so that code can be read. */
export const STATE = {
  /** Mới đăng ký */
  registered: 1,
  /** Được tiếp nhận */
  accepted: 2,
  /** Không được tiếp nhận */
  refused: 3,
  /** Đang xử lý */
  processing: 4,
  /** Yêu cầu bổ sung giấy tờ */
  awaitingSupplement: 5,
  /** Yêu cầu thực hiện nghĩa vụ tài chính */
  awaitingPayment: 6,
  /** Công dân yêu cầu rút hồ sơ */
  withdrawn: 7,
  /** Dừng xử lý */
  stopped: 8,
  /** Đã xử lý xong */
  finished: 9,
  /** Đã trả kết quả */
  returned: 10,
} as const satisfies Record<string, DossierState>;

/** While a dossier waits for the citizen, the office's time does not run. */
export const isPaused = (state: DossierState): boolean =>
  state === STATE.awaitingSupplement || state === STATE.awaitingPayment;
