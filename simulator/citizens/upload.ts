import { sniff } from '../world/media.js';
import type { NewMessage } from '../world/platform.js';
import { type Done, type Stage, send } from './send.js';

export type SentFile = { bytes: Uint8Array; name: string; caption?: string | undefined };

function store({ platform }: Stage, { bytes, name }: SentFile) {
  const { path, size, checksum } = platform.media.put(bytes, name);
  return { url: `${platform.publicUrl}${path}`, size, checksum, name: name.normalize('NFC') };
}

/** Sends a picture; a GIF becomes its own kind of event. */
export function sendPhoto(stage: Stage, file: SentFile): Promise<Done> {
  const kind = sniff(file.bytes) === 'gif' ? 'gif' : 'image';
  const content: NewMessage['content'] = { kind, ...store(stage, file) };
  return send(stage, file.caption === undefined ? content : { ...content, text: file.caption });
}

/** Sends a document. */
export const sendFile = (stage: Stage, file: SentFile): Promise<Done> =>
  send(stage, { kind: 'file', ...store(stage, file) });

/** Sends a video. */
export const sendVideo = (stage: Stage, file: SentFile): Promise<Done> =>
  send(stage, { kind: 'video', ...store(stage, file) });

/** A second of silence in AMR, which is what the documents say a voice message is. */
const silence = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(50, 0x7c)]);

/** Sends a voice message. */
export const sendVoice = (stage: Stage, bytes: Uint8Array = silence): Promise<Done> =>
  send(stage, { kind: 'audio', ...store(stage, { bytes, name: 'ghi-am.amr' }) });
