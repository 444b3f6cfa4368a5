import type { CitizenId } from '../../ids.js';
import type { OutgoingMessage } from '../../wording/outgoing-message.js';
import type { Transport } from '../../zalo-account/transport-store.js';
import type { ApiRequest } from './create-zalo-api.js';

const PATH: Record<Transport, string> = {
  business: '/v3.0/oa/message/cs',
  state: '/v2.0/oa/message',
};

const MAX_TEXT = 2000;
const MAX_BUTTONS = 5;
const MAX_BUTTON_TITLE = 100;
const MAX_BUTTON_PAYLOAD = 1000;

/** A consultation message; both transports take the same body (reference zalo-oa-api §3.2). */
export function toSendRequest(
  transport: Transport,
  citizenId: CitizenId,
  { text, buttons }: OutgoingMessage,
): ApiRequest {
  const recipient = { user_id: citizenId };
  const message = {
    text: text.normalize('NFC'),
    ...(buttons.length > 0 && { attachment: toAttachment(buttons) }),
  };
  return { method: 'POST', path: PATH[transport], body: { recipient, message } };
}

/** A file or picture that was uploaded; only a picture may bear words. */
export const toFileRequest = (
  transport: Transport,
  citizenId: CitizenId,
  { token, isPicture, text }: { token: string; isPicture: boolean; text: string },
): ApiRequest => ({
  method: 'POST',
  path: PATH[transport],
  body: {
    recipient: { user_id: citizenId },
    message: {
      ...(isPicture && text !== '' && { text: text.normalize('NFC') }),
      attachment: isPicture ? toPicture(token) : { type: 'file', payload: { token } },
    },
  },
});

const toPicture = (attachment_id: string) => ({
  type: 'template',
  payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id }] },
});

/** Without `template_type`; a tap on `oa.query.hide` sends the payload as the citizen's text, unseen in the chat. */
const toAttachment = (buttons: OutgoingMessage['buttons']) => ({
  type: 'template',
  payload: {
    buttons: buttons.map(({ label, payload }) => ({ title: label, type: 'oa.query.hide', payload })),
  },
});

/** Whether the platform would refuse the message for its size; it does not say what it does with such a one. */
export const isOversized = ({ text, buttons }: OutgoingMessage): boolean =>
  text.normalize('NFC').length > MAX_TEXT ||
  buttons.length > MAX_BUTTONS ||
  buttons.some(
    ({ label, payload }) => label.length > MAX_BUTTON_TITLE || payload.length > MAX_BUTTON_PAYLOAD,
  );
