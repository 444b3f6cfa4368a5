import { z } from 'zod';
import { citizensOf, findCitizen, messagesOf } from '../world/platform.js';
import type { ChatMessage, Citizen } from '../world/state.js';
import { type Call, readInput } from './call.js';
import { Refused } from './refused.js';

const Page = z.object({ offset: z.int().min(0), count: z.int().min(1).max(10) });

/** Files and cards have no type of their own in the documents; they are shown as links. */
const types: Record<ChatMessage['kind'], string> = {
  text: 'text',
  form: 'text',
  template: 'text',
  image: 'photo',
  gif: 'GIF',
  audio: 'voice',
  video: 'link',
  file: 'link',
  card: 'link',
  link: 'link',
  list: 'links',
  article: 'links',
  sticker: 'sticker',
  location: 'location',
};

function toChatItem({ platform, oa }: Call, citizen: Citizen, message: ChatMessage) {
  const { url, name, latitude, longitude, elements } = message;
  const byOa = message.from === 'oa';
  const user = {
    id: citizen.userId,
    name: citizen.name,
    avatar: `${platform.publicUrl}/avatars/${citizen.userId}.svg`,
  };
  const account = { id: oa.oaId, name: oa.name, avatar: `${platform.publicUrl}/avatars/${oa.oaId}.svg` };
  const [from, to] = byOa ? [account, user] : [user, account];
  return {
    src: byOa ? 0 : 1,
    time: message.at,
    type: types[message.kind],
    message: message.text ?? '',
    message_id: message.id,
    from_id: from.id,
    to_id: to.id,
    from_display_name: from.name,
    from_avatar: from.avatar,
    to_display_name: to.name,
    to_avatar: to.avatar,
    ...(url !== undefined && { url, thumb: url }),
    ...(name !== undefined && { description: name }),
    ...(latitude !== undefined && { location: JSON.stringify({ latitude, longitude }) }),
    ...(elements.length > 0 && { links: elements }),
  };
}

/** `GET /v2.0/oa/conversation`: the chat with one person, newest first. */
export function conversation(call: Call) {
  const { user_id, offset, count } = readInput(Page.extend({ user_id: z.string().min(1) }), call.input);
  const { platform, oa } = call;
  const citizen = findCitizen(platform, oa.oaId, user_id);
  if (citizen === undefined) throw new Refused(-201, 'no such user at this OA', 'user_id is invalid!');
  const newestFirst = messagesOf(platform, oa.oaId, user_id).reverse();
  return newestFirst.slice(offset, offset + count).map((message) => toChatItem(call, citizen, message));
}

/** `GET /v2.0/oa/listrecentchat`: the newest message of each chat, newest first. */
export function recentChats(call: Call) {
  const { offset, count } = readInput(Page, call.input);
  const { platform, oa } = call;
  const newest = citizensOf(platform, oa.oaId).flatMap((citizen) => {
    const message = messagesOf(platform, oa.oaId, citizen.userId).at(-1);
    return message === undefined ? [] : [{ citizen, message }];
  });
  newest.sort((a, b) => b.message.at - a.message.at);
  return newest
    .slice(offset, offset + count)
    .map(({ citizen, message }) => toChatItem(call, citizen, message));
}
