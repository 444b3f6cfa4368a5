import { CommandInvalid } from '../errors/command-invalid.js';
import { FAILURES_UNTIL_STUCK } from '../inbox/note-failed-intent.js';
import type { Command } from './commands.js';

const LIMIT = 1_000;

/**
 * What could not be handled and waits for a person: events, submissions, and effects that keep failing, with their
 * reasons; no contents.
 */
export const listDeadLetters: Command = async ({ inbox, submissions, conversations }) => {
  const [events, forms, effects] = await Promise.all([
    inbox.listDead(LIMIT),
    submissions.listDead(LIMIT),
    conversations.listStuck(FAILURES_UNTIL_STUCK, LIMIT),
  ]);
  const lines = [
    ...events.map((e) => `event       ${e.eventId}  ${e.type}  ${toTime(e.at)}  ${e.reason}`),
    ...forms.map(
      (f) => `submission  ${f.submissionId}  ${f.officeId}  ${toTime(f.createdAt)}  ${f.reason ?? ''}`,
    ),
    ...effects.map(
      (e) => `effect      ${e.intentId}  ${e.type}  ${toTime(e.since)}  ${e.reason}, ${e.failures} failures`,
    ),
  ];
  return lines.length > 0 ? lines : ['no dead letters'];
};

/** Makes a dead letter wait again and wakes the workers. */
export const replayDeadLetter: Command = async (operator, { args: [id] }) => {
  const { inbox, submissions, conversations, queues, now } = operator;
  if (!id) throw new CommandInvalid('replay needs the id of a dead letter');
  const conversationId = await inbox.replay(id);
  if (conversationId) {
    await queues.conversations.nudge(conversationId);
    return [`event ${id} waits again`];
  }
  if (await submissions.revive(id)) {
    await queues.submissions.nudge(id);
    return [`submission ${id} waits again`];
  }
  const stuckIn = await conversations.retryStuck(id, now());
  if (stuckIn) {
    await queues.conversations.nudge(stuckIn);
    return [`effect ${id} is tried again`];
  }
  throw new CommandInvalid(`there is no dead letter ${id}`);
};

const toTime = (at: number): string => new Date(at).toISOString();
