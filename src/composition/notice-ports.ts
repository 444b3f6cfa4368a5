import type { EffectPorts } from '../inbox/carry-out.js';
import { type HearNoticesDeps, hearNotices } from '../notices/hear-notices.js';

type Parts = HearNoticesDeps & { take: EffectPorts['takeDataRequest'] };

/** What the engine's effects do with notices. */
export function createNoticePorts({
  take,
  ...deps
}: Parts): Pick<EffectPorts, 'findNotices' | 'answerNotice' | 'takeDataRequest'> {
  const heard = hearNotices(deps);
  return {
    findNotices: (conversation, eventId) => heard.tellRecent(conversation, eventId),
    answerNotice: (conversation, { noticeId, button, at }) =>
      heard.answer(conversation, { noticeId, button, at }),
    async takeDataRequest(conversation, request) {
      await take(conversation, request);
      if (request.kind === 'stopMessages') await heard.noteStop(conversation, request.at);
    },
  };
}
