import type { OutgoingType } from './outgoing-files.js';

/** A file that is ready to go; `name` is what the office's computer called it. */
export type ReadyFile = { name: string; contentType: OutgoingType; bytes: Buffer };

const ENDING: Record<OutgoingType, string> = {
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** A phone opens a file by its ending, and a picture may have been made anew as another kind. */
export function toSentName({ name, contentType }: Pick<ReadyFile, 'name' | 'contentType'>): string {
  const stem = name.replace(/\.[a-z0-9]{2,5}$/i, '').trim();
  return `${stem === '' ? 'tep' : stem}.${ENDING[contentType]}`;
}
