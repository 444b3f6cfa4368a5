import { createHash } from 'node:crypto';

/** A file as one form field `file`, the way the platform takes uploads. */
export type UploadForm = { name: string; contentType: string; bytes: Buffer };

/**
 * The body of a `multipart/form-data` request. The boundary comes from the bytes, so the same file is the same body; a
 * hash of them does not occur in them but by a chance of one in 2^128.
 */
export function toMultipart({ name, contentType, bytes }: UploadForm): { type: string; body: Buffer } {
  const boundary = `mcc-${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="file"; filename="${escaped(name)}"`,
    `Content-Type: ${contentType}`,
    '',
    '',
  ].join('\r\n');
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head, 'utf8'), bytes, Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8')]),
  };
}

/** As browsers write names into a form (WHATWG, multipart form data). */
const escaped = (name: string): string =>
  name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
