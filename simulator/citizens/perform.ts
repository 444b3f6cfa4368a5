import { aboutUser, followed, reacted, received, submittedInfo } from '../webhook/events.js';
import { citizenChanged, messageChanged, messagesOf, type NewMessage } from '../world/platform.js';
import type { ButtonAction, ChatMessage, Standing } from '../world/state.js';
import type { Action, SharedDetails } from './action.js';
import { type Done, interact, type Stage, see, send, ship } from './send.js';
import { sendVoice } from './upload.js';

function getMessage({ platform, citizen }: Stage, id: string): ChatMessage {
  const message = messagesOf(platform, citizen.oaId, citizen.userId).find((one) => one.id === id);
  if (message === undefined) throw new Error(`no message ${id} in this chat`);
  return message;
}

/** A press sends the payload as text; `show` leaves a bubble. Opening something sends nothing. */
export async function press(stage: Stage, button: ButtonAction): Promise<Done> {
  if (typeof button.payload !== 'string') return {};
  const hidden = button.type === 'oa.query.hide';
  return await send(stage, { kind: 'text', text: button.payload }, { hidden });
}

async function tap(stage: Stage, { messageId, index, part }: Action & { do: 'tap' }): Promise<Done> {
  const message = getMessage(stage, messageId);
  const button = part === 'button' ? message.buttons[index] : message.elements[index]?.action;
  if (button === undefined) throw new Error(`message ${messageId} has no ${part} ${index}`);
  return await press(stage, button);
}

function toInfo(details: SharedDetails, generation: '2026' | 'older') {
  const { name, phone, birth, gender, city, ward, address } = details;
  if (generation === 'older') return { name, phone, address, city, district: '', ward };
  const full_address = { user_city: city, user_ward: ward, user_address: address };
  return { name, phone, user_dob: birth, gender, full_address };
}

async function shareDetails(
  stage: Stage,
  { details, generation }: Action & { do: 'shareDetails' },
): Promise<Done> {
  const { platform, citizen } = stage;
  citizen.sharedInfo = {
    name: details.name,
    phone: details.phone,
    address: details.address,
    city: details.city,
  };
  interact(stage);
  return await ship(stage, submittedInfo(platform.config.appId, citizen, toInfo(details, generation)));
}

/** A first follow opens only the welcome messages; a later one counts as an interaction. */
async function setFollow(stage: Stage, follows: boolean): Promise<Done> {
  const { platform, citizen } = stage;
  citizen.follows = follows;
  const now = platform.clock.now();
  if (!follows) citizen.unfollowedAt = now;
  else {
    delete citizen.unfollowedAt;
    if (citizen.lastInteractionAt !== undefined) citizen.lastInteractionAt = now;
  }
  citizenChanged(platform, citizen);
  return await ship(stage, followed(platform.config.appId, citizen, follows ? 'follow' : 'unfollow'));
}

/** "Nhắn tin" is reported once, for one who never was in contact. */
async function openChat(stage: Stage): Promise<Done> {
  const { platform, citizen } = stage;
  if (citizen.lastInteractionAt !== undefined) return {};
  interact(stage);
  return await ship(stage, aboutUser(platform.config.appId, citizen, 'user_click_chatnow'));
}

async function react(stage: Stage, { messageId, icon }: Action & { do: 'react' }): Promise<Done> {
  const { platform, citizen } = stage;
  const message = getMessage(stage, messageId);
  message.reactions.push(icon);
  messageChanged(platform, message);
  return await ship(stage, reacted(platform.config.appId, citizen, { by: 'citizen', messageId, icon }));
}

/** What was sent meanwhile arrives when the phone is on again. */
async function switchPhone(stage: Stage, off: boolean): Promise<Done> {
  const { platform, citizen } = stage;
  citizen.phoneOff = off;
  citizenChanged(platform, citizen);
  if (off) return {};
  const late = messagesOf(platform, citizen.oaId, citizen.userId).filter(
    ({ from, receivedAt }) => from === 'oa' && receivedAt === undefined,
  );
  return await reportReceived(stage, late);
}

async function reportReceived(stage: Stage, messages: ChatMessage[]): Promise<Done> {
  const { platform, citizen } = stage;
  for (const message of messages) {
    message.receivedAt = platform.clock.now();
    messageChanged(platform, message);
  }
  const { appId } = platform.config;
  await Promise.all(messages.map(({ id }) => ship(stage, received(appId, citizen, id))));
  return {};
}

/** What the simple kinds of messages show. */
function toContent(action: Action, publicUrl: string): NewMessage['content'] | undefined {
  switch (action.do) {
    case 'say':
      return { kind: 'text', text: action.text };
    case 'sendSticker':
      return {
        kind: 'sticker',
        stickerId: action.stickerId,
        url: `${publicUrl}/stickers/${action.stickerId}.svg`,
      };
    case 'sendLocation':
      return { kind: 'location', latitude: action.latitude, longitude: action.longitude };
    case 'sendLink':
      return { kind: 'link', url: action.url, text: action.description };
    case 'sendCard': {
      const url = `${publicUrl}/stickers/xin-chao.svg`;
      return { kind: 'card', url, text: JSON.stringify({ phone: action.phone, qrCodeUrl: url }) };
    }
    default:
      return undefined;
  }
}

function setStanding({ platform, citizen }: Stage, standing: Standing): Done {
  citizen.standing = standing;
  citizenChanged(platform, citizen);
  return {};
}

/** Does what a person does: changes the chat and tells the product. Resolves when the webhook's first try is over. */
export async function perform(stage: Stage, action: Action): Promise<Done> {
  const { platform, citizen } = stage;
  const content = toContent(action, platform.publicUrl);
  if (content !== undefined)
    return await send(stage, content, action.do === 'say' ? { quoteId: action.quoteId } : {});
  switch (action.do) {
    case 'tap':
      return await tap(stage, action);
    case 'sendVoice':
      return await sendVoice(stage);
    case 'shareDetails':
      return await shareDetails(stage, action);
    case 'react':
      return await react(stage, action);
    case 'openChat':
      return await openChat(stage);
    case 'follow':
    case 'unfollow':
      return await setFollow(stage, action.do === 'follow');
    case 'withdraw':
      return await ship(stage, aboutUser(platform.config.appId, citizen, 'user_withdraw'));
    case 'see':
      return await see(stage);
    case 'switchPhone':
      return await switchPhone(stage, action.off);
    case 'stand':
      return setStanding(stage, action.standing);
    default:
      return {};
  }
}
