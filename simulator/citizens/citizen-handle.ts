import { citizenChanged, messagesOf } from '../world/platform.js';
import type { ChatMessage, Citizen } from '../world/state.js';
import { Action, type ActionInput } from './action.js';
import { perform, press } from './perform.js';
import type { Done, Stage } from './send.js';
import { sendFile, sendPhoto, sendVideo, sendVoice } from './upload.js';

export type Match = string | RegExp | ((message: ChatMessage) => boolean);
export type WaitOptions = { timeoutMs?: number };

/**
 * A person in a chat with an OA, for tests. What they do resolves when the webhook's first try is over, which says
 * nothing about the answer: wait for that with `waitFor`.
 */
export type CitizenHandle = {
  readonly oaId: string;
  readonly userId: string;
  /** Does anything a person can do. */
  does(action: ActionInput): Promise<Done>;
  say(text: string): Promise<Done>;
  /** Presses the newest button or list element with this label; throws with the labels that exist. */
  tap(label: string): Promise<Done>;
  sendPhoto(bytes: Uint8Array, options?: { name?: string; caption?: string }): Promise<Done>;
  sendFile(bytes: Uint8Array, name: string): Promise<Done>;
  sendVideo(bytes: Uint8Array, name?: string): Promise<Done>;
  sendVoice(bytes?: Uint8Array): Promise<Done>;
  follow(): Promise<Done>;
  unfollow(): Promise<Done>;
  withdraw(): Promise<Done>;
  see(): Promise<Done>;
  /** What is known of the person now. */
  profile(): Citizen;
  /** Changes what no action changes, such as the phone number or the last interaction. */
  change(facts: Partial<Omit<Citizen, 'oaId' | 'userId'>>): void;
  /** The whole chat, oldest first, hidden presses included. */
  messages(): ChatMessage[];
  /** What the OA wrote since the citizen last wrote or pressed. */
  replies(): ChatMessage[];
  /** Labels that can be pressed now: those of the newest message of the OA that has any. */
  buttons(): string[];
  /** The first reply (see `replies`) that contains the text, matches or fits; rejects with the chat's end after 45 s. */
  waitFor(match: Match, options?: WaitOptions): Promise<ChatMessage>;
};

const fits = (match: Match) => (message: ChatMessage) => {
  if (typeof match === 'function') return match(message);
  const text = message.text ?? '';
  return typeof match === 'string' ? text.includes(match) : match.test(text);
};

/** Every button and pressable element, newest message first. */
function pressables(messages: readonly ChatMessage[]) {
  return messages
    .filter(({ from }) => from === 'oa')
    .reverse()
    .map((message) => [
      ...message.buttons,
      ...message.elements.flatMap(({ title, action }) =>
        action === undefined ? [] : [{ ...action, title }],
      ),
    ])
    .filter((buttons) => buttons.length > 0);
}

async function tap(stage: Stage, messages: readonly ChatMessage[], label: string): Promise<Done> {
  const all = pressables(messages);
  const button = all.flat().find(({ title }) => title === label);
  if (button !== undefined) return await press(stage, button);
  const newest = all[0]?.map(({ title }) => title).join(' | ') ?? 'none';
  throw new Error(`no button "${label}"; the newest are: ${newest}`);
}

const describe = (messages: readonly ChatMessage[]) =>
  messages
    .slice(-6)
    .map(({ from, kind, text }) => `  ${from === 'oa' ? '<' : '>'} [${kind}] ${text ?? ''}`)
    .join('\n');

type Waiting = { stage: Stage; find: () => ChatMessage | undefined; show: () => string; timeoutMs: number };

function waitFor({ stage, find, show, timeoutMs }: Waiting): Promise<ChatMessage> {
  return new Promise((resolve, reject) => {
    const done = (finish: () => void) => {
      clearTimeout(timer);
      stopListening();
      finish();
    };
    const look = () => {
      const found = find();
      if (found !== undefined) done(() => resolve(found));
    };
    const giveUp = () =>
      done(() => reject(new Error(`no such reply within ${timeoutMs} ms; the chat ends:\n${show()}`)));
    const timer = setTimeout(giveUp, timeoutMs);
    const stopListening = stage.platform.journal.listen(({ type }) => type === 'message' && look());
    look();
  });
}

/** The citizen of a stage, to be played by a test. */
export function createCitizenHandle(stage: Stage): CitizenHandle {
  const { platform, citizen } = stage;
  const { oaId, userId } = citizen;
  const messages = () => messagesOf(platform, oaId, userId);
  const replies = () => {
    const chat = messages();
    return chat.slice(chat.findLastIndex(({ from }) => from === 'citizen') + 1);
  };
  const does = (action: ActionInput) => perform(stage, Action.parse(action));
  return {
    oaId,
    userId,
    does,
    messages,
    replies,
    say: (text) => does({ do: 'say', text }),
    tap: (label) => tap(stage, messages(), label),
    sendPhoto: (bytes, { name = 'anh.jpg', caption } = {}) => sendPhoto(stage, { bytes, name, caption }),
    sendFile: (bytes, name) => sendFile(stage, { bytes, name }),
    sendVideo: (bytes, name = 'video.mp4') => sendVideo(stage, { bytes, name }),
    sendVoice: (bytes) => sendVoice(stage, bytes),
    follow: () => does({ do: 'follow' }),
    unfollow: () => does({ do: 'unfollow' }),
    withdraw: () => does({ do: 'withdraw' }),
    see: () => does({ do: 'see' }),
    profile: () => ({ ...citizen }),
    change(facts) {
      Object.assign(citizen, facts);
      citizenChanged(platform, citizen);
    },
    buttons: () => pressables(messages())[0]?.map(({ title }) => title) ?? [],
    waitFor: (match, { timeoutMs = 45_000 } = {}) =>
      waitFor({
        stage,
        find: () => replies().find(fits(match)),
        show: () => describe(messages()),
        timeoutMs,
      }),
  };
}
