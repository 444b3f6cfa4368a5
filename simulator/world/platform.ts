import type { OaConfig, SimulatorConfig } from '../config.js';
import type { VirtualClock } from './clock.js';
import type { Journal } from './journal.js';
import type { MediaStore } from './media.js';
import { newHexId, newUserId } from './new-ids.js';
import { ChatMessage, Citizen, type Content, type State } from './state.js';

/** What all parts of the simulator share. `webhookUrl` and `publicUrl` may change while it runs. */
export type Platform = {
  config: SimulatorConfig;
  state: State;
  clock: VirtualClock;
  journal: Journal;
  media: MediaStore;
  webhookUrl: string;
  publicUrl: string;
  /** Says that the state changed and is to be written. */
  touch(): void;
  /** Writes the state now, for what must not be lost once it was answered. */
  flush(): void;
};

/** Older messages of a citizen are forgotten. */
const keptPerCitizen = 500;

export const findOa = ({ config }: Platform, oaId: string): OaConfig | undefined =>
  config.oas.find((oa) => oa.oaId === oaId);

/** An OA of this platform; anything else is a mistake of the caller. */
export function getOa(platform: Platform, oaId: string): OaConfig {
  const oa = findOa(platform, oaId);
  if (oa === undefined) throw new Error(`the simulator has no OA ${oaId}`);
  return oa;
}

export const findCitizen = ({ state }: Platform, oaId: string, userId: string): Citizen | undefined =>
  state.citizens.find((citizen) => citizen.oaId === oaId && citizen.userId === userId);

export const citizensOf = ({ state }: Platform, oaId: string): Citizen[] =>
  state.citizens.filter((citizen) => citizen.oaId === oaId);

export const messagesOf = ({ state }: Platform, oaId: string, userId: string): ChatMessage[] =>
  state.messages.filter((message) => message.oaId === oaId && message.userId === userId);

export type NewCitizen = {
  oaId: string;
  name: string;
  userId?: string | undefined;
  phone?: string | undefined;
  conversationId?: string | undefined;
};

/** A made-up number, so that templates by phone find their person. */
const inventPhone = (position: number) => `84900${String(position).padStart(6, '0')}`;

/** Adds a person to an OA. */
export function addCitizen(platform: Platform, { oaId, name, userId, ...rest }: NewCitizen): Citizen {
  getOa(platform, oaId);
  const citizen = Citizen.parse({
    ...rest,
    phone: rest.phone ?? inventPhone(platform.state.citizens.length + 1),
    oaId,
    userId: userId ?? newUserId(),
    userIdByApp: newUserId().slice(0, 18),
    name,
  });
  platform.state.citizens.push(citizen);
  citizenChanged(platform, citizen);
  return citizen;
}

/** Writes and shows a change of a citizen. */
export function citizenChanged(platform: Platform, citizen: Citizen): void {
  platform.touch();
  platform.journal.announce('citizen', citizen);
}

/** Writes and shows a change of a message. */
export function messageChanged(platform: Platform, message: ChatMessage): void {
  platform.touch();
  platform.journal.announce('message', message);
}

export type NewMessage = {
  citizen: Citizen;
  from: 'oa' | 'citizen';
  content: Partial<Content> & Pick<Content, 'kind'>;
  quoteId?: string | undefined;
  hidden?: boolean;
};

/** Puts a message into a chat and forgets the chat's oldest beyond what is kept. */
export function addMessage(platform: Platform, { citizen, from, content, ...rest }: NewMessage): ChatMessage {
  const { state, clock } = platform;
  const { oaId, userId } = citizen;
  const id = newHexId();
  const message = ChatMessage.parse({ ...content, ...rest, id, oaId, userId, from, at: clock.now() });
  state.messages.push(message);
  const chat = messagesOf(platform, oaId, userId);
  if (chat.length > keptPerCitizen) {
    const oldest = chat[0]?.id;
    state.messages = state.messages.filter(({ id }) => id !== oldest);
  }
  messageChanged(platform, message);
  return message;
}
