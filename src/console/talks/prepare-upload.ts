import type { ReadyFile } from '../../replies/ready-file.js';
import type { ConsoleServices } from '../console-services.js';
import type { Upload } from './take-upload.js';

/** A clerk's file as it may go to a citizen; why it may not, as a word; undefined for none. */
export async function prepareUpload(
  { prepareOutgoing }: ConsoleServices,
  upload: Upload | 'tooLarge' | undefined,
) {
  if (upload === undefined || upload === 'tooLarge') return upload;
  const prepared = await prepareOutgoing(upload.bytes);
  if (prepared.kind === 'refused') return prepared.reason;
  const ready: ReadyFile = { name: upload.name, ...prepared.file };
  return ready;
}
