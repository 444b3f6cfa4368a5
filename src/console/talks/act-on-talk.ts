import { z } from 'zod';
import type { TalkOutcome } from '../../talks/answer-citizen.js';
import type { ConsoleServices } from '../console-services.js';
import { ClerkWords, tooLong } from '../http/deed-form.js';
import type { AtOffice, OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { openTalk } from './open-talk.js';
import { type OfferedReply, repliesFor } from './replies-for.js';
import { sendTalkPage } from './send-talk-page.js';
import type { TalkFile } from './talk-desk.js';
import { talkPath } from './talk-path.js';

/** What a clerk posts: what to do, how much they had seen, and for a reply its words under an id of its own. */
const TalkForm = z.object({
  action: z.enum(['claim', 'release', 'reply', 'close', 'insert']),
  heard: z.coerce.number().int(),
  /** whom the clerk saw holding the talk */
  from: z.string().max(100).default(''),
  replyId: z.string().max(100).default(''),
  text: ClerkWords,
  /** the reply that is to be put into the words, where the page has no scripts */
  canned: z.string().max(100).default(''),
});
type TalkForm = z.infer<typeof TalkForm>;
type Deed = TalkForm & { action: Exclude<TalkForm['action'], 'insert'> };

/** What a clerk does with a talk. A refusal brings the page back as it is now, with the typed words kept. */
export const actOnTalk =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, sessions } = services;
    const form = TalkForm.safeParse(req.body);
    const talk = await openTalk(services, who, req);
    if (!talk || !form.success) return sendMessagePage(pages, res, 'notFound');
    const { action } = form.data;
    if (action === 'insert') {
      const text = withReply(
        form.data,
        repliesFor(services.replies, { office: who.office, about: talk.about }),
      );
      return await sendTalkPage({ services, who, talk, res, unsent: { text } });
    }
    const giveBack = async (problem: string, status: 409 | 422) => {
      const current = (await openTalk(services, who, req)) ?? talk;
      const unsent = { text: form.data.text, problem };
      await sendTalkPage({ services, who, talk: current, res, status, unsent });
    };
    if (action === 'reply') {
      if (talk.way === 'closed') return await giveBack(pages.words.talks.problems.windowClosed, 409);
      const problem = problemOf(form.data, services);
      if (problem) return await giveBack(problem, 422);
    }
    const outcome = await carryOut(services, who, talk, { ...form.data, action });
    if (outcome.kind === 'refused') {
      if (outcome.reason === 'notFound') return sendMessagePage(pages, res, 'notFound');
      return await giveBack(pages.words.talks.problems[outcome.reason], 409);
    }
    await sessions.leaveNote(who.token, pages.words.talks.done[action]);
    const office = `${req.baseUrl}/offices/${who.office.id}`;
    res.redirect(303, `${office}/${action === 'close' ? listOf(talk) : talkPath(talk)}`);
  };

const withReply = ({ text, canned }: TalkForm, offered: readonly OfferedReply[]): string =>
  [text, offered.find(({ key }) => key === canned)?.text ?? ''].filter((part) => part !== '').join('\n');

/** Where the clerk had come from. */
const listOf = ({ about }: TalkFile): string => (about ? `dossiers/${about.dossierId}` : 'talks');

function problemOf({ text, replyId }: TalkForm, { pages }: ConsoleServices): string | undefined {
  if (text === '' || replyId === '') return pages.words.talks.problems.empty;
  return tooLong(text, pages.words);
}

function carryOut(
  { talks }: ConsoleServices,
  { office, staff }: AtOffice,
  { conversationId, about }: TalkFile,
  { action, heard, from, replyId, text }: Deed,
): Promise<TalkOutcome> {
  const deed = { officeId: office.id, conversationId, username: staff.username, heard };
  switch (action) {
    case 'claim':
      return talks.claim({ ...deed, from: from === '' ? null : from });
    case 'release':
      return talks.release(deed);
    case 'reply':
      return talks.reply({
        ...{ ...deed, replyId, name: staff.displayName, text },
        ...(about && { about: about.code }),
      });
    case 'close':
      return talks.close(deed);
  }
}
