import { toString as drawQr } from 'qrcode';

/** A QR code as an SVG picture that can stand in a page. */
export const drawCode = (text: string): Promise<string> =>
  drawQr(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
