import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newHexId } from './new-ids.js';

/** A stored picture, file or voice, reachable by anyone who has its link, as on the platform. */
export type StoredMedia = { path: string; name: string; size: number; checksum: string };

/** Keeps bytes that people send, in a folder or, without one, in memory. */
export type MediaStore = {
  /** Returns the path below the simulator's address. */
  put(bytes: Uint8Array, name: string): StoredMedia;
  find(id: string): Buffer | undefined;
};

const safeName = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .slice(-100);

/** A media store in `folder`. */
export function createMediaStore(folder: string | undefined): MediaStore {
  const memory = new Map<string, Buffer>();
  return {
    put(bytes, name) {
      const id = newHexId();
      const buffer = Buffer.from(bytes);
      if (folder === undefined) memory.set(id, buffer);
      else {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, id), buffer);
      }
      const checksum = createHash('md5').update(buffer).digest('hex');
      const path = `/media/${id}/${encodeURIComponent(safeName(name))}`;
      return { path, name, size: buffer.length, checksum };
    },
    find(id) {
      if (!/^[0-9a-f]{20}$/.test(id)) return undefined;
      if (folder === undefined) return memory.get(id);
      try {
        return readFileSync(join(folder, id));
      } catch {
        return undefined;
      }
    },
  };
}

/** The kind of file by its first bytes; names lie. */
export function sniff(bytes: Uint8Array): 'jpg' | 'png' | 'gif' | 'pdf' | 'doc' | 'docx' | 'other' {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  if (head === '\x89PNG\r\n\x1a\n') return 'png';
  if (head.startsWith('GIF8')) return 'gif';
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'docx';
  if (head.startsWith('\xd0\xcf\x11\xe0')) return 'doc';
  return 'other';
}
