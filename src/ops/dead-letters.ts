import { CommandInvalid } from '../errors/command-invalid.js';
import type { Command } from './commands.js';

const LIMIT = 1_000;

/** What could not be handled and waits for a person: events and submissions, with their reasons; no contents. */
export const listDeadLetters: Command = async ({ inbox, submissions }) => {
  const [events, forms] = await Promise.all([inbox.listDead(LIMIT), submissions.listDead(LIMIT)]);
  const lines = [
    ...events.map((e) => `event       ${e.eventId}  ${e.type}  ${toTime(e.at)}  ${e.reason}`),
    ...forms.map(
      (f) => `submission  ${f.submissionId}  ${f.officeId}  ${toTime(f.createdAt)}  ${f.reason ?? ''}`,
    ),
  ];
  return lines.length > 0 ? lines : ['no dead letters'];
};

/** Makes a dead letter wait again and wakes the workers. */
export const replayDeadLetter: Command = async ({ inbox, submissions, queues }, { args: [id] }) => {
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
  throw new CommandInvalid(`there is no dead letter ${id}`);
};

const toTime = (at: number): string => new Date(at).toISOString();
