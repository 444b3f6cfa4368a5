import { AppError } from './app-error.js';

/** A stored conversation cannot be opened or is not what we wrote; its cause says which. */
export class ConversationUnreadable extends AppError {
  readonly code = 'CONVERSATION_UNREADABLE';
  readonly retryable = false;
}
