import type { FlowEvent } from '../events.js';
import { onPassedFile } from '../person/on-passed-file.js';
import type { Context, Turn } from '../turn.js';
import { onCardRead, onCardUnread } from './on-card.js';
import { onMediaChanged } from './on-media.js';

type FileEvent = Extract<
  FlowEvent,
  { type: 'mediaStored' | 'mediaDelayed' | 'mediaRefused' | 'cardRead' | 'cardUnread' }
>;

/** What became of a file that the citizen sent. */
export const onFile = (context: Context, event: FileEvent): Turn =>
  onPassedFile(context, event) ?? onFormFile(context, event);

function onFormFile(context: Context, event: FileEvent): Turn {
  switch (event.type) {
    case 'mediaStored':
      return onMediaChanged(context, event.mediaId, { state: 'stored', flaws: event.flaws ?? [] });
    case 'mediaDelayed':
      return onMediaChanged(context, event.mediaId, { state: 'late' });
    case 'mediaRefused':
      return onMediaChanged(context, event.mediaId, { state: 'lost', reason: event.reason });
    case 'cardRead':
      return onCardRead(context, event.mediaId, event.card);
    case 'cardUnread':
      return onCardUnread(context, event.mediaId, event.reason);
  }
}
