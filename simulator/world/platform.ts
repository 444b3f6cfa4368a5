import type { OaConfig, SimulatorConfig } from '../config.js';
import type { Arrivals, ArrivalWay } from './arrivals.js';
import type { CallCounts } from './call-counts.js';
import type { ChatArchive } from './chat-archive.js';
import type { VirtualClock } from './clock.js';
import type { Journal } from './journal.js';
import type { MediaStore } from './media.js';
import { newHexId, newUserId } from './new-ids.js';
import type { Population } from './population.js';
import { ChatMessage, Citizen, type Content, type State } from './state.js';

/** What all parts of the simulator share. `webhookUrl` and `publicUrl` may change while it runs. */
export type Platform = {
  config: SimulatorConfig;
  state: State;
  clock: VirtualClock;
  journal: Journal;
  media: MediaStore;
  people: Population;
  chats: ChatArchive;
  arrivals: Arrivals;
  calls: CallCounts;
  webhookUrl: string;
  publicUrl: string;
  /** Says that the state changed and is to be written. */
  touch(): void;
  /** Writes the state now, for what must not be lost once it was answered. */
  flush(): void;
};

/** Older messages of a citizen are forgotten; of one in the crowd sooner, there are so many of them. */
const keptPerCitizen = 500;
const keptInCrowd = 20;

export const findOa = ({ config }: Platform, oaId: string): OaConfig | undefined =>
  config.oas.find((oa) => oa.oaId === oaId);

/** An OA of this platform; anything else is a mistake of the caller. */
export function getOa(platform: Platform, oaId: string): OaConfig {
  const oa = findOa(platform, oaId);
  if (oa === undefined) throw new Error(`the simulator has no OA ${oaId}`);
  return oa;
}

export const findCitizen = ({ people }: Platform, oaId: string, userId: string): Citizen | undefined =>
  people.find(oaId, userId);

export const citizensOf = ({ people }: Platform, oaId: string): readonly Citizen[] => people.of(oaId);

export const messagesOf = ({ chats }: Platform, oaId: string, userId: string): ChatMessage[] =>
  chats.of(oaId, userId);

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
  platform.people.add(citizen);
  citizenChanged(platform, citizen);
  return citizen;
}

/** Writes and shows a change of a citizen; the crowd is too many to be shown. */
export function citizenChanged(platform: Platform, citizen: Citizen): void {
  platform.touch();
  if (!citizen.crowd) platform.journal.announce('citizen', citizen);
}

/** Writes and shows a change of a message. */
export function messageChanged(platform: Platform, message: ChatMessage): void {
  platform.touch();
  const { oaId, userId } = message;
  if (!findCitizen(platform, oaId, userId)?.crowd) platform.journal.announce('message', message);
}

export type NewMessage = {
  citizen: Citizen;
  from: 'oa' | 'citizen';
  content: Partial<Content> & Pick<Content, 'kind'>;
  quoteId?: string | undefined;
  hidden?: boolean;
  /** how a message of the OA came; consultation where nothing is said */
  way?: ArrivalWay;
};

/** Puts a message into a chat and forgets the chat's oldest beyond what is kept. */
export function addMessage(platform: Platform, given: NewMessage): ChatMessage {
  const { citizen, from, content, way = 'consultation', ...rest } = given;
  const { chats, clock, arrivals } = platform;
  const { oaId, userId } = citizen;
  const id = newHexId();
  const message = ChatMessage.parse({ ...content, ...rest, id, oaId, userId, from, at: clock.now() });
  chats.add(message, citizen.crowd ? keptInCrowd : keptPerCitizen);
  if (from === 'oa') arrivals.record(citizen, way, message.at);
  messageChanged(platform, message);
  return message;
}
