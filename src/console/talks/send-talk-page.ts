import type { Response } from 'express';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, toFrame } from '../http/gate.js';
import { othersAt } from '../presence/watch-presence.js';
import { repliesFor } from './replies-for.js';
import type { TalkFile } from './talk-desk.js';
import { type TalkViewInput, toTalkView } from './talk-view.js';

type Input = {
  services: ConsoleServices;
  who: AtOffice;
  talk: TalkFile;
  res: Response;
  part?: 'whole' | 'live';
  note?: string;
  unsent?: NonNullable<TalkViewInput['unsent']>;
  status?: number;
};

/** The page of one talk, or only the part that changes by itself. */
export async function sendTalkPage(input: Input): Promise<void> {
  const { services, who, talk, res, part = 'whole', note, unsent, status = 200 } = input;
  const { pages, staff, newId } = services;
  const usernames = talk.notes.flatMap((one) => (one.by === 'clerk' ? [one.username] : []));
  const names = await staff.namesOf([...usernames, ...(talk.claim ? [talk.claim.username] : [])]);
  const { username } = who.staff;
  const others = await othersAt(services, `talk-${talk.conversationId}`, username);
  const replies = repliesFor(services.replies, { office: who.office, about: talk.about });
  const facts = { talk, names, others, username, replies, replyId: newId(), ...(unsent && { unsent }) };
  const view = toTalkView(facts, pages.words);
  const template = part === 'whole' ? 'talk' : 'partials/talk-live';
  pages.send(res, template, { view, frame: toFrame(services, who, note), status });
}
