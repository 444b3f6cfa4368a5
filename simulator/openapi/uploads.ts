import { sniff } from '../world/media.js';
import { newHexId, newToken } from '../world/new-ids.js';
import type { Upload } from '../world/state.js';
import type { Call } from './call.js';
import { Refused } from './refused.js';

const megabyte = 1_000_000;
const lifeMs = 7 * 24 * 3_600_000;

type Rule = { kinds: string[]; maxBytes: number; says: string };
const rules: Record<Upload['kind'], Rule> = {
  image: { kinds: ['jpg', 'png'], maxBytes: megabyte, says: 'We only support png and jpeg' },
  gif: { kinds: ['gif'], maxBytes: 5 * megabyte, says: 'We only support gif' },
  file: {
    kinds: ['pdf', 'doc', 'docx', 'csv'],
    maxBytes: 5 * megabyte,
    says: 'We only support pdf, doc, docx and csv',
  },
};

/** CSV has no magic bytes: it is a text with that name. */
const isCsv = ({ bytes, name }: NonNullable<Call['file']>) => /\.csv$/i.test(name) && !bytes.includes(0);

function take({ platform, oa, file }: Call, kind: Upload['kind']): Upload {
  const { kinds, maxBytes, says } = rules[kind];
  if (file === undefined)
    throw new Refused(-201, 'multipart/form-data with the field "file"', 'file is invalid!');
  const found = isCsv(file) ? 'csv' : sniff(file.bytes);
  if (!kinds.includes(found)) throw new Refused(-201, `the content is ${found}`, `file is invalid. ${says}`);
  if (file.bytes.length > maxBytes)
    throw new Refused(-210, `${file.bytes.length} bytes, at most ${maxBytes}`);
  const { path, name, size, checksum } = platform.media.put(file.bytes, file.name);
  const upload: Upload = {
    id: kind === 'file' ? newToken(60) : newHexId(),
    oaId: oa.oaId,
    kind,
    url: `${platform.publicUrl}${path}`,
    name,
    size,
    checksum,
    expiresAt: platform.clock.now() + lifeMs,
  };
  platform.state.uploads.push(upload);
  platform.touch();
  return upload;
}

/** `POST /v2.0/oa/upload/image` and `/gif`. */
export const uploadPicture = (kind: 'image' | 'gif') => (call: Call) => ({
  attachment_id: take(call, kind).id,
});

/** `POST /v2.0/oa/upload/file`. */
export const uploadFile = (call: Call) => ({ token: take(call, 'file').id });
