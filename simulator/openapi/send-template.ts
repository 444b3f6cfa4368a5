import { z } from 'zod';
import type { TemplateConfig } from '../config.js';
import { findCitizen } from '../world/platform.js';
import type { Citizen } from '../world/state.js';
import { demandReachable, isNight } from '../world/windows.js';
import { type Call, readInput } from './call.js';
import { Refused } from './refused.js';
import { deliver } from './send-message.js';
import {
  fillTemplate,
  findTemplate,
  findTemplateFault,
  type PaymentFault,
  payTemplate,
  type TemplateData,
  templatesLeft,
} from './templates.js';

const yearMs = 365 * 24 * 3_600_000;
/** Older templates were approved for sending by phone only. */
const byUidSince = '2025-12-10';

const Body = z.strictObject({
  user_id: z.string().min(1),
  template_id: z.string().min(1),
  template_data: z.record(z.string(), z.union([z.string(), z.number()])),
});

const paymentCodes: Record<NonNullable<PaymentFault>, number> = { day: -211, notLinked: -320, noMoney: -321 };

/** A template that may go by user id. */
function getTemplate({ platform, oa }: Call, id: string): TemplateConfig {
  const template = findTemplate(platform, oa, id);
  if (template === undefined) throw new Refused(-201, 'no such template', 'template_id is invalid!');
  if (template.status !== 'ENABLE')
    throw new Refused(-131, `the template is ${template.status}`, 'Template is not approved');
  if (template.createdOn < byUidSince)
    throw new Refused(-249, `the template was made on ${template.createdOn}`);
  return template;
}

function demandData(template: TemplateConfig, data: TemplateData): void {
  const fault = findTemplateFault(template, data);
  if (fault?.kind === 'tooLong') throw new Refused(-210, `template_data.${fault.param} is too long`);
  if (fault !== undefined)
    throw new Refused(-201, `template_data.${fault.param} is ${fault.kind}`, `${fault.param} is invalid!`);
}

function getReachable({ platform, oa }: Call, userId: string): Citizen {
  const citizen = findCitizen(platform, oa.oaId, userId);
  if (citizen === undefined) throw new Refused(-201, 'no such user at this OA', 'user_id is invalid!');
  demandReachable(citizen);
  if (platform.clock.now() - (citizen.lastInteractionAt ?? Number.NEGATIVE_INFINITY) > yearMs) {
    throw new Refused(-232, 'no interaction within a year');
  }
  return citizen;
}

/** `POST /v3.0/oa/message/template`: needs an approved template, an interaction within a year, and money. */
export function sendTemplate(call: Call) {
  const { platform, oa, input } = call;
  if (oa.oaType === 4 && !platform.config.disputes.agencyTemplatesByUid)
    throw new Refused(-235, 'a state-agency OA has no v3');
  const { user_id, template_id, template_data } = readInput(Body, input);
  const template = getTemplate(call, template_id);
  demandData(template, template_data);
  const citizen = getReachable(call, user_id);
  if (template.tag === 3 && isNight(platform.clock.now()))
    throw new Refused(-234, 'promotion rests from 22:00 to 06:00');
  const fault = payTemplate(platform, oa, template.priceUid);
  if (fault) throw new Refused(paymentCodes[fault], `payment: ${fault}`);
  const sent = deliver(call, { citizen, content: fillTemplate(template, template_data), way: 'template' });
  const quota = { quota_type: 'purchase_quota', remain: templatesLeft(platform, oa) };
  return { message_id: sent.id, user_id, sent_time: String(sent.at), quota };
}

const Promotion = z.looseObject({ recipient: z.strictObject({ user_id: z.string().min(1) }) });

/** Free-form promotion and transaction messages were shut down in 2026; one dispute setting keeps promotion alive. */
export function sendPromotion(call: Call) {
  const { platform, oa, input } = call;
  if (!platform.config.disputes.promotionAlive)
    throw new Refused(-233, 'stopped on 2026-03-01, use a template');
  const { recipient } = readInput(Promotion, input);
  const citizen = findCitizen(platform, oa.oaId, recipient.user_id);
  if (citizen === undefined) throw new Refused(-201, 'no such user at this OA', 'user_id is invalid!');
  demandReachable(citizen);
  if (!citizen.follows) throw new Refused(-213, 'promotion goes to followers only');
  if (isNight(platform.clock.now())) throw new Refused(-234, 'promotion rests from 22:00 to 06:00');
  const sent = deliver(call, { citizen, content: { kind: 'template', text: 'Tin truyền thông' } });
  return { message_id: sent.id, user_id: citizen.userId, sent_time: String(sent.at) };
}
