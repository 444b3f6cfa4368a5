import type { z } from 'zod';
import type { Platform } from '../world/platform.js';
import type { ButtonAction, Content, Upload } from '../world/state.js';
import { readInput } from './call.js';
import {
  type WireAction,
  type WireAttachment,
  WireButtons,
  WireForm,
  WireList,
  WireMedia,
  type WireMessage,
} from './message-schema.js';
import { Refused } from './refused.js';

/** v3 is the consultation API of business OAs, v2 that of state agencies and anonymous chats. */
export type Dialect = 'v2' | 'v3';
export type Reading = { platform: Platform; oaId: string; dialect: Dialect };
type Shown = Partial<Content> & Pick<Content, 'kind'>;

/** What the OA uploaded under an id, if it is still there. */
function getUpload({ platform, oaId }: Reading, id: string, kinds: Upload['kind'][]): Upload {
  const upload = platform.state.uploads.find((one) => one.id === id && one.oaId === oaId);
  const field = kinds.includes('file') ? 'token' : 'attachment_id';
  if (upload === undefined || !kinds.includes(upload.kind)) {
    throw new Refused(-201, `nothing usable was uploaded as ${id}`, `${field} is invalid!`);
  }
  if (upload.expiresAt <= platform.clock.now()) throw new Refused(-100, 'it was uploaded over 7 days ago');
  return upload;
}

function toButton(title: string, action: WireAction): ButtonAction {
  if (action.type === 'oa.open.url') return { title, type: action.type, payload: { url: action.url } };
  return { title, type: action.type, payload: action.payload };
}

function readMedia(reading: Reading, payload: unknown, caption: string | undefined): Shown {
  const { elements } = readInput(WireMedia, payload);
  const [element] = elements;
  if (element === undefined) throw new Refused(-201, 'no element', 'elements is invalid!');
  if (element.media_type === 'sticker') return { kind: 'sticker', stickerId: element.attachment_id };
  const { media_type: kind, url, attachment_id } = element;
  const address = attachment_id === undefined ? url : getUpload(reading, attachment_id, [kind]).url;
  return { kind, url: address, text: caption };
}

/** `list` is documented only for v2; nobody showed it to work on v3. */
function readList({ dialect }: Reading, payload: unknown): Shown {
  if (dialect === 'v3') throw new Refused(-233, 'list exists only on v2; use a text with buttons');
  const { elements } = readInput(WireList, payload);
  return {
    kind: 'list',
    elements: elements.map(({ title, subtitle, image_url, default_action }) => ({
      title,
      subtitle,
      imageUrl: image_url,
      action: default_action && toButton(title, default_action),
    })),
  };
}

function readForm(payload: unknown): Shown {
  const elements = readInput(WireForm, payload).elements.map(({ title, subtitle, image_url }) => ({
    title,
    subtitle,
    imageUrl: image_url,
  }));
  return { kind: 'form', text: elements[0]?.title, elements };
}

function readButtons(payload: unknown, given: string | undefined): Shown {
  const { text = given, buttons } = readInput(WireButtons, payload);
  if (text === undefined) throw new Refused(-201, 'buttons need a text', 'text is invalid!');
  return { kind: 'text', text, buttons };
}

function readAttachment(reading: Reading, attachment: z.infer<typeof WireAttachment>, text?: string): Shown {
  if (attachment.type === 'file') {
    const { url, name, size, checksum } = getUpload(reading, String(attachment.payload.token), ['file']);
    return { kind: 'file', url, name, size, checksum };
  }
  const { payload } = attachment;
  switch (payload.template_type) {
    case 'media':
      return readMedia(reading, payload, text);
    case 'list':
      return readList(reading, payload);
    case 'request_user_info':
      return readForm(payload);
    case undefined:
    case 'button':
      return readButtons(payload, text);
    default:
      throw new Refused(-233, `template_type ${payload.template_type} is not a consultation message`);
  }
}

/** What a message will show, or why the platform does not take it. */
export function readContent(reading: Reading, { text, attachment }: WireMessage): Shown {
  if (attachment !== undefined) return readAttachment(reading, attachment, text);
  if (text === undefined) throw new Refused(-201, 'neither text nor attachment', 'message is invalid!');
  return { kind: 'text', text };
}
