import type { FlowEvent } from '../events.js';
import type { Context, Turn } from '../turn.js';
import { onCardRead, onCardUnread } from './on-card.js';
import { onMediaRefused, onMediaStored } from './on-media.js';

type FileEvent = Extract<FlowEvent, { type: 'mediaStored' | 'mediaRefused' | 'cardRead' | 'cardUnread' }>;

/** What became of a file that the citizen sent. */
export function onFile(context: Context, event: FileEvent): Turn {
  switch (event.type) {
    case 'mediaStored':
      return onMediaStored(context, event.mediaId);
    case 'mediaRefused':
      return onMediaRefused(context, event.mediaId, event.reason);
    case 'cardRead':
      return onCardRead(context, event.mediaId, event.card);
    case 'cardUnread':
      return onCardUnread(context, event.mediaId, event.reason);
  }
}
