import { z } from 'zod';
import type { OaConfig } from '../config.js';
import { Refused } from '../openapi/refused.js';
import { deliver } from '../openapi/send-message.js';
import { fillTemplate, findTemplate, findTemplateFault } from '../openapi/send-template.js';
import type { Courier } from '../webhook/courier.js';
import { phoneReceived } from '../webhook/events.js';
import { newHexId } from '../world/new-ids.js';
import { citizensOf, type Platform } from '../world/platform.js';

const dailyQuota = 500;
const Body = z.strictObject({
  phone: z.string(),
  template_id: z.string().min(1),
  template_data: z.record(z.string(), z.union([z.string(), z.number()])),
  tracking_id: z.string().min(1).max(48),
  mode: z.literal('development').optional(),
  sending_mode: z.enum(['1', '3']).optional(),
});

/** This host has codes of its own. */
const codes = { missing: -1122, tooLong: -1121, unknown: -112 } as const;

export type PhoneCall = { platform: Platform; courier: Courier; oa: OaConfig; input: unknown };

function readBody(input: unknown) {
  const body = Body.safeParse(input);
  if (!body.success) {
    const issue = body.error.issues[0];
    throw new Refused(-112, `${issue?.path.join('.')}: ${issue?.message}`, 'Template data invalid');
  }
  return { ...body.data, phone: body.data.phone.replace(/^\+/, '') };
}

/** `POST /message/template`: an approved template to a phone number, whether or not its owner ever wrote. */
export function sendByPhone({ platform, courier, oa, input }: PhoneCall) {
  const { phone, template_id, template_data, tracking_id } = readBody(input);
  if (!/^84\d{9}$/.test(phone)) throw new Refused(-108, 'expected 84… or +84…', 'Phone number invalid');
  const template = findTemplate(platform, template_id);
  if (template === undefined) throw new Refused(-109, 'no such approved template', 'Template ID invalid');
  const fault = findTemplateFault(template, template_data);
  if (fault)
    throw new Refused(
      codes[fault.kind],
      `template_data.${fault.param} is ${fault.kind}`,
      'Template data invalid',
    );
  const citizen = citizensOf(platform, oa.oaId).find((one) => one.phone === phone);
  if (citizen === undefined)
    throw new Refused(-118, 'no person here has this phone', 'Zalo account not existed');
  const at = platform.clock.now();
  const content = { kind: 'template', text: fillTemplate(template, template_data) } as const;
  // the chat's own receipt has no tracking id, so the message is put there with the phone off
  deliver({ platform, courier, oa, input }, { citizen: { ...citizen, phoneOff: true }, content });
  const messageId = newHexId();
  const { appId } = platform.config;
  const event = phoneReceived(appId, oa.oaId, { phone, messageId, trackingId: tracking_id, at });
  const headers = { 'X-ZEvent-Server': 'ZNS' };
  if (!citizen.phoneOff) void courier.ship({ oaId: oa.oaId, userId: citizen.userId, event, headers });
  const quota = { dailyQuota: String(dailyQuota), remainingQuota: String(dailyQuota - 1) };
  return { msg_id: messageId, sent_time: String(at), sending_mode: '1', quota };
}
