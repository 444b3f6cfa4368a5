import type { Response } from 'express';
import type { PrintedPaper } from './paper-desk.js';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Hands a paper over as a download; its name has only letters, digits, dots and dashes. */
export function sendWordFile(res: Response, { name, bytes }: PrintedPaper): void {
  res.set({
    'Content-Type': WORD,
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
    'X-Content-Type-Options': 'nosniff',
  });
  res.end(bytes);
}
