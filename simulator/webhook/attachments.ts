import type { ChatMessage, ListElement } from '../world/state.js';

export type Attachment = { type: string; payload: Record<string, unknown> };

const toLink = ({ title, subtitle = '', imageUrl = '', action }: ListElement): Attachment => {
  const url = typeof action?.payload === 'object' ? (action.payload.url ?? '') : '';
  return { type: 'link', payload: { title, thumbnail: imageUrl, description: subtitle, url } };
};

/** Interactive messages are echoed as a rendered template. */
const zinstant = (message: ChatMessage): Attachment => ({
  type: 'template',
  payload: { zinstant_id: message.id, text: message.text ?? '', link_url: '', checksum: message.id },
});

/** How a message looks as an attachment of a webhook; texts have none. Sizes and coordinates are strings. */
export function toAttachments(message: ChatMessage): Attachment[] | undefined {
  const { kind, url, name = '', text = '' } = message;
  const link = { thumbnail: url, description: text, url };
  switch (kind) {
    case 'image':
    case 'gif':
      return [{ type: kind, payload: { thumbnail: url, url } }];
    case 'audio':
      return [{ type: 'audio', payload: { url } }];
    case 'video':
      return [{ type: 'video', payload: link }];
    case 'link':
    case 'card':
      return [{ type: 'link', payload: link }];
    case 'sticker':
      return [{ type: 'sticker', payload: { id: message.stickerId, url } }];
    case 'location': {
      const { latitude, longitude } = message;
      return [{ type: 'location', payload: { coordinates: { latitude, longitude } } }];
    }
    case 'file': {
      const type = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
      const { size = 0, checksum } = message;
      return [{ type: 'file', payload: { url, size: String(size), name, checksum, type } }];
    }
    case 'list':
    case 'article':
      return message.elements.map(toLink);
    case 'form':
    case 'template':
      return [zinstant(message)];
    case 'text':
      return message.buttons.length > 0 ? [zinstant(message)] : undefined;
  }
}
