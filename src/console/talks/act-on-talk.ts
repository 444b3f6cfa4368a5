import { z } from 'zod';
import type { TalkOutcome } from '../../talks/answer-citizen.js';
import type { ConsoleServices } from '../console-services.js';
import { ClerkWords } from '../http/deed-form.js';
import type { AtOffice, OfficeHandler } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { openTalk } from './open-talk.js';
import { type OfferedReply, repliesFor } from './replies-for.js';
import { sendReply } from './send-reply.js';
import { sendTalkPage } from './send-talk-page.js';
import { uploadOf } from './take-upload.js';
import type { TalkFile } from './talk-desk.js';
import { talkPath } from './talk-path.js';

/** What a clerk posts: what to do, how much they had seen, and for a reply its words under an id of its own. */
const TalkForm = z.object({
  /** a form that was cut off at a file that is too large has lost the button behind it */
  action: z.enum(['claim', 'release', 'reply', 'close', 'insert']).default('reply'),
  heard: z.coerce.number().int(),
  /** whom the clerk saw holding the talk */
  from: z.string().max(100).default(''),
  replyId: z.string().max(100).default(''),
  text: ClerkWords,
  /** the reply that is to be put into the words, where the page has no scripts */
  canned: z.string().max(100).default(''),
});
export type TalkForm = z.infer<typeof TalkForm>;

/** `problem`: nothing was done, and the page says why with the words kept */
export type DeedResult = TalkOutcome | { kind: 'problem'; problem: string; status: 409 | 422 };

/** What a clerk does with a talk. A refusal brings the page back as it is now, with the typed words kept. */
export const actOnTalk =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, sessions } = services;
    const parsed = TalkForm.safeParse(req.body);
    const talk = await openTalk(services, who, req);
    if (!talk || !parsed.success) return sendMessagePage(pages, res, 'notFound');
    const form = parsed.data;
    const { action } = form;
    if (action === 'insert') {
      const offered = repliesFor(services.replies, { office: who.office, about: talk.about });
      return await sendTalkPage({ services, who, talk, res, unsent: { text: withReply(form, offered) } });
    }
    const result =
      action === 'reply'
        ? await sendReply({ services, who, talk, form, upload: uploadOf(req) })
        : await handOver(services, who, talk, { ...form, action });
    if (result.kind === 'done') {
      await sessions.leaveNote(who.token, pages.words.talks.done[action]);
      const office = `${req.baseUrl}/offices/${who.office.id}`;
      return res.redirect(303, `${office}/${action === 'close' ? listOf(talk) : talkPath(talk)}`);
    }
    const problem = toProblem(result, services);
    if (!problem) return sendMessagePage(pages, res, 'notFound');
    const current = (await openTalk(services, who, req)) ?? talk;
    const unsent = { text: form.text, problem };
    const status = result.kind === 'problem' ? result.status : 409;
    await sendTalkPage({ services, who, talk: current, res, status, unsent });
  };

const withReply = ({ text, canned }: TalkForm, offered: readonly OfferedReply[]): string =>
  [text, offered.find(({ key }) => key === canned)?.text ?? ''].filter((part) => part !== '').join('\n');

/** Where the clerk had come from. */
const listOf = ({ about }: TalkFile): string => (about ? `dossiers/${about.dossierId}` : 'talks');

/** Why nothing was done, in words; undefined when there is no such talk here. */
function toProblem(
  result: Exclude<DeedResult, { kind: 'done' }>,
  { pages }: ConsoleServices,
): string | undefined {
  if (result.kind === 'problem') return result.problem;
  return result.reason === 'notFound' ? undefined : pages.words.talks.problems[result.reason];
}

/** Who has the talk, among the clerks and between them and the assistant. */
function handOver(
  { talks }: ConsoleServices,
  { office, staff }: AtOffice,
  { conversationId }: TalkFile,
  { action, heard, from }: TalkForm & { action: 'claim' | 'release' | 'close' },
): Promise<TalkOutcome> {
  const deed = { officeId: office.id, conversationId, username: staff.username, heard };
  switch (action) {
    case 'claim':
      return talks.claim({ ...deed, from: from === '' ? null : from });
    case 'release':
      return talks.release(deed);
    case 'close':
      return talks.close(deed);
  }
}
