import { z } from 'zod';
import type { OaConfig, TemplateConfig } from '../config.js';
import { Refused } from '../openapi/refused.js';
import { deliver } from '../openapi/send-message.js';
import {
  fillTemplate,
  findTemplate,
  findTemplateFault,
  type PaymentFault,
  payTemplate,
  type TemplateData,
  templatesLeft,
} from '../openapi/templates.js';
import type { Courier } from '../webhook/courier.js';
import { phoneReceived } from '../webhook/events.js';
import { newHexId } from '../world/new-ids.js';
import type { Platform } from '../world/platform.js';
import type { Citizen, Standing } from '../world/state.js';
import { isNight } from '../world/windows.js';

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
const paymentFaults: Record<NonNullable<PaymentFault>, [number, string]> = {
  day: [-144, 'OA daily quota exceeded'],
  notLinked: [-136, 'OA is not linked to a ZBS account'],
  noMoney: [-137, 'Payment failed'],
};
const standings: Record<Exclude<Standing, 'normal'>, [number, string]> = {
  blocked: [-141, 'User refused messages of this OA'],
  restricted: [-139, 'User refused this type of message'],
  banned: [-114, 'User is inactive'],
};

export type PhoneCall = { platform: Platform; courier: Courier; oa: OaConfig; input: unknown };

function readBody(input: unknown) {
  const body = Body.safeParse(input);
  if (!body.success) {
    const issue = body.error.issues[0];
    throw new Refused(-112, `${issue?.path.join('.')}: ${issue?.message}`, 'Template data invalid');
  }
  return { ...body.data, phone: body.data.phone.replace(/^\+/, '') };
}

/** A template that is approved, with data as it wants them. */
function getTemplate({ platform, oa }: PhoneCall, id: string, data: TemplateData): TemplateConfig {
  const template = findTemplate(platform, oa, id);
  if (template === undefined) throw new Refused(-109, 'no such template', 'Template ID invalid');
  if (template.status !== 'ENABLE')
    throw new Refused(-131, `the template is ${template.status}`, 'Template is not approved');
  const fault = findTemplateFault(template, data);
  if (fault) {
    const reason = `template_data.${fault.param} is ${fault.kind}`;
    throw new Refused(codes[fault.kind], reason, 'Template data invalid');
  }
  return template;
}

function getOwner({ platform, oa }: PhoneCall, phone: string): Citizen {
  const citizen = platform.people.findByPhone(oa.oaId, phone);
  if (citizen === undefined)
    throw new Refused(-118, 'no person here has this phone', 'Zalo account not existed');
  if (citizen.standing === 'normal') return citizen;
  const [code, message] = standings[citizen.standing];
  throw new Refused(code, `the citizen's standing is ${citizen.standing}`, message);
}

/** `POST /message/template`: an approved template to a phone number, whether or not its owner ever wrote. */
export function sendByPhone(call: PhoneCall) {
  const { platform, oa, input } = call;
  const { phone, template_id, template_data, tracking_id } = readBody(input);
  if (!/^84\d{9}$/.test(phone)) throw new Refused(-108, 'expected 84… or +84…', 'Phone number invalid');
  const template = getTemplate(call, template_id, template_data);
  const citizen = getOwner(call, phone);
  if (platform.config.disputes.nightByPhone && isNight(platform.clock.now()))
    throw new Refused(-133, 'templates by phone rest from 22:00 to 06:00', 'Not allowed at night');
  const fault = payTemplate(platform, oa, template.pricePhone);
  if (fault) throw new Refused(paymentFaults[fault][0], `payment: ${fault}`, paymentFaults[fault][1]);
  const receipt = deliverByPhone(call, {
    citizen,
    phone,
    trackingId: tracking_id,
    template,
    data: template_data,
  });
  const left = String(templatesLeft(platform, oa));
  return {
    ...receipt,
    sending_mode: '1',
    quota: { dailyQuota: String(oa.templatesPerDay), remainingQuota: left },
  };
}

type Letter = {
  citizen: Citizen;
  phone: string;
  trackingId: string;
  template: TemplateConfig;
  data: TemplateData;
};

/** Puts the message into the chat; its receipt has the tracking id, which the chat's own receipt has not. */
function deliverByPhone(call: PhoneCall, { citizen, phone, trackingId, template, data }: Letter) {
  const { platform, courier, oa } = call;
  const at = platform.clock.now();
  const messageId = newHexId();
  deliver(call, { citizen, content: fillTemplate(template, data), way: 'phone', unreported: true });
  const { appId } = platform.config;
  const event = phoneReceived(appId, oa.oaId, { phone, messageId, trackingId, at });
  const headers = { 'X-ZEvent-Server': 'ZNS' };
  if (!citizen.phoneOff) void courier.ship({ oaId: oa.oaId, userId: citizen.userId, event, headers });
  return { msg_id: messageId, sent_time: String(at) };
}
