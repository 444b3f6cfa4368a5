import type { EffectPorts } from '../inbox/carry-out.js';
import { type HearNoticesDeps, hearNotices } from '../notices/hear-notices.js';

type Parts = HearNoticesDeps & { take: EffectPorts['takeDataRequest']; hear: EffectPorts['hearForPerson'] };

/** What the engine's effects do with notices. */
export function createNoticePorts({
  take,
  hear,
  ...deps
}: Parts): Pick<EffectPorts, 'hearNotices' | 'hearForPerson' | 'takeDataRequest'> {
  const heard = hearNotices(deps);
  return {
    hearNotices: (conversation, eventId, effect) => {
      switch (effect.type) {
        case 'findNotices':
          return heard.tellRecent(conversation, eventId);
        case 'answerNotice':
          return heard.answer(conversation, effect);
        case 'quoted':
          return heard.answerByQuote(conversation, effect);
      }
    },
    async hearForPerson(conversation, effectId, effect) {
      await hear(conversation, effectId, effect);
      if (effect.type === 'passOn') await heard.answerInWords(conversation, effect.at);
    },
    async takeDataRequest(conversation, request) {
      await take(conversation, request);
      if (request.kind === 'stopMessages') await heard.noteStop(conversation, request.at);
    },
  };
}
