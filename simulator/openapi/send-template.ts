import { z } from 'zod';
import type { TemplateConfig } from '../config.js';
import { findCitizen, type Platform } from '../world/platform.js';
import { demandReachable, isNight } from '../world/windows.js';
import { type Call, readInput } from './call.js';
import { Refused } from './refused.js';
import { deliver } from './send-message.js';

const yearMs = 365 * 24 * 3_600_000;

const Body = z.strictObject({
  user_id: z.string().min(1),
  template_id: z.string().min(1),
  template_data: z.record(z.string(), z.union([z.string(), z.number()])),
});

export type TemplateData = Readonly<Record<string, string | number>>;
/** Which parameter is wrong and how; nothing when all are right. */
export type TemplateFault = { kind: 'missing' | 'tooLong' | 'unknown'; param: string } | undefined;

export const findTemplate = ({ config }: Platform, id: string): TemplateConfig | undefined =>
  config.templates.find(({ templateId }) => templateId === id);

/** Compares data with the parameters that were approved. */
export function findTemplateFault({ params }: TemplateConfig, data: TemplateData): TemplateFault {
  for (const [param, max] of Object.entries(params)) {
    const value = data[param];
    if (value === undefined || String(value) === '') return { kind: 'missing', param };
    if (String(value).normalize('NFC').length > max) return { kind: 'tooLong', param };
  }
  const unknown = Object.keys(data).find((param) => !(param in params));
  return unknown === undefined ? undefined : { kind: 'unknown', param: unknown };
}

/** The text that the citizen reads. */
export const fillTemplate = ({ text }: TemplateConfig, data: TemplateData): string =>
  text.replace(/<(\w+)>/g, (_, param: string) => String(data[param] ?? ''));

/** `POST /v3.0/oa/message/template`: needs an approved template and an interaction within a year. */
export function sendTemplate(call: Call) {
  const { platform, oa, input } = call;
  const { user_id, template_id, template_data } = readInput(Body, input);
  const template = findTemplate(platform, template_id);
  if (template === undefined) throw new Refused(-201, 'no such approved template', 'template_id is invalid!');
  const fault = findTemplateFault(template, template_data);
  if (fault?.kind === 'tooLong') throw new Refused(-210, `template_data.${fault.param} is too long`);
  if (fault !== undefined)
    throw new Refused(-201, `template_data.${fault.param} is ${fault.kind}`, `${fault.param} is invalid!`);
  const citizen = findCitizen(platform, oa.oaId, user_id);
  if (citizen === undefined) throw new Refused(-201, 'no such user at this OA', 'user_id is invalid!');
  demandReachable(citizen);
  const now = platform.clock.now();
  if (now - (citizen.lastInteractionAt ?? Number.NEGATIVE_INFINITY) > yearMs) {
    throw new Refused(-232, 'no interaction within a year');
  }
  if (template.tag === 3 && isNight(now)) throw new Refused(-234, 'promotion rests from 22:00 to 06:00');
  const content = { kind: 'template', text: fillTemplate(template, template_data) } as const;
  const sent = deliver(call, { citizen, content });
  return { message_id: sent.id, user_id, sent_time: String(sent.at) };
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
