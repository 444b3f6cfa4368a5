import type { Response } from 'express';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDTHS = [34, 22, 18, 16, 18, 12, 12, 14].map((width) => ({ width }));

/** A cell of a head line. */
export const bold = (value: string) => ({ value, fontWeight: 'bold' as const });

/** Answers with a spreadsheet of this name; what is no plain sign in the name becomes a hyphen. */
export async function sendSheet(res: Response, name: string, data: SheetData): Promise<void> {
  const bytes = await writeXlsxFile(data, { columns: WIDTHS }).toBuffer();
  res.set({
    'Content-Type': XLSX,
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  });
  res.end(bytes);
}
