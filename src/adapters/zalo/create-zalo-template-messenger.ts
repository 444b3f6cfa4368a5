import { readPhone } from '../../identity/phone.js';
import type { OaId } from '../../ids.js';
import type { FilledTemplate, TemplateMessenger } from '../../notices/template-messenger.js';
import type { SendOutcome } from '../../replies/messenger.js';
import type { SendLedger } from '../../zalo-account/send-ledger.js';
import { type Ask, ask, type NoticeApiDeps, openNoticeApis } from './open-notice-apis.js';
import { TEMPLATE_VERDICTS } from './template-verdicts.js';
import { toLedgerEntry, toSendOutcome } from './to-send-outcome.js';
import { OVER_LIMIT, PHONE_INVALID } from './verdicts.js';

/** The platform refuses longer ones (reference §7). */
const MAX_TRACKING_ID = 48;

/**
 * Sends approved templates. The way by user id exists only on v3: a state agency's OA is answered -235 there, which
 * ends as `human`; by phone the business host serves every OA that has a ZBS account. Neither is counted by the
 * package's calls per minute: whoever sends many keeps the pace. What they cost stands in the ledger with everything else.
 */
export function createZaloTemplateMessenger(
  deps: NoticeApiDeps & { ledger: Pick<SendLedger, 'record'> },
): TemplateMessenger {
  const { templates, business } = openNoticeApis(deps);

  async function send(message: Omit<Ask, 'verdicts'>): Promise<SendOutcome> {
    const result = await ask(deps, { ...message, verdicts: TEMPLATE_VERDICTS });
    const outcome = toSendOutcome({ result }, deps.now(), TEMPLATE_VERDICTS);
    deps.ledger.record(message.oaId, toLedgerEntry({ transport: 'business', result }, outcome));
    return outcome;
  }

  return {
    sendByUid: (oaId, citizenId, template) =>
      send({
        api: templates,
        oaId,
        request: {
          method: 'POST',
          path: '/v3.0/oa/message/template',
          body: { user_id: citizenId, ...toFilled(template) },
        },
      }),

    async sendByPhone(oaId, phone, template, trackingId) {
      if (trackingId.length === 0 || trackingId.length > MAX_TRACKING_ID) return toOversized(deps, oaId);
      const number = readPhone(phone);
      if (!('phone' in number)) return { kind: 'refused', class: 'unreachable', code: PHONE_INVALID };
      const body = { phone: number.phone.slice(1), ...toFilled(template), tracking_id: trackingId };
      return send({ api: business, oaId, request: { method: 'POST', path: '/message/template', body } });
    },
  };
}

/** Composed letters: the platform counts them. */
const toFilled = ({ templateId, data }: FilledTemplate) => ({
  template_id: templateId,
  template_data: Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, value.normalize('NFC')]),
  ),
});

function toOversized({ onSignal }: NoticeApiDeps, oaId: OaId): SendOutcome {
  onSignal({ name: 'oversized-message', oaId });
  return { kind: 'refused', class: 'bug', code: OVER_LIMIT };
}
