import type { EffectPorts } from '../inbox/carry-out.js';
import { type HearNoticesDeps, hearNotices } from '../notices/hear-notices.js';

type Parts = HearNoticesDeps & { take: EffectPorts['takeDataRequest'] };

/** What the engine's effects do with notices. */
export function createNoticePorts({
  take,
  ...deps
}: Parts): Pick<EffectPorts, 'hearNotices' | 'takeDataRequest'> {
  const heard = hearNotices(deps);
  return {
    hearNotices: (conversation, eventId, effect) =>
      effect.type === 'findNotices'
        ? heard.tellRecent(conversation, eventId)
        : heard.answer(conversation, effect),
    async takeDataRequest(conversation, request) {
      await take(conversation, request);
      if (request.kind === 'stopMessages') await heard.noteStop(conversation, request.at);
    },
  };
}
