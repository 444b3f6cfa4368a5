/**
 * A table as a spreadsheet reads it (RFC 4180), with the mark by which Excel knows that it is UTF-8. What would begin a
 * formula is quoted: citizens write the answers.
 */
export const toCsv = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\uFEFF${[headings, ...rows].map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`;

function toCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
