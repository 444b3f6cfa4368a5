import type { Messenger, SendOutcome } from '../../src/replies/messenger.js';
import type { OutgoingMessage } from '../../src/wording/outgoing-message.js';

type Arrived = { to: string; text: string; file?: string | undefined; messageId: string; at: number };

/**
 * A platform in memory. `answers` are used up one per send before it goes back to taking everything; an `unknown`
 * answer with `arrives: true` is a message that arrived although nobody was told.
 */
export function createFakeMessenger({ now }: { now: () => number }) {
  const arrived: Arrived[] = [];
  const answers: (SendOutcome & { arrives?: boolean })[] = [];
  let asked = 0;
  let canBeAsked = true;

  function arrive(to: string, message: OutgoingMessage): Arrived {
    const entry = {
      to,
      text: message.text,
      file: message.file,
      messageId: `m${arrived.length + 1}`,
      at: now(),
    };
    arrived.push(entry);
    return entry;
  }

  const messenger: Messenger = {
    async send(oaId, citizenId, message) {
      const answer = answers.shift();
      if (answer && !answer.arrives) return answer;
      const { messageId, at } = arrive(`${oaId}-${citizenId}`, message);
      return answer ?? { kind: 'sent', messageId, at };
    },
    async findSent(oaId, citizenId, { text, file, since, isTaken }) {
      asked++;
      if (!canBeAsked) return 'unknown';
      const to = `${oaId}-${citizenId}`;
      for (const one of arrived.toReversed()) {
        const fits = one.to === to && one.text === text && one.file === file && one.at >= since;
        if (fits && !(await isTaken(one.messageId))) return { messageId: one.messageId };
      }
      return 'absent';
    },
  };
  return {
    ...messenger,
    arrived,
    answers,
    timesAsked: () => asked,
    setCanBeAsked: (can: boolean) => {
      canBeAsked = can;
    },
  };
}
