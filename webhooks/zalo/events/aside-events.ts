import { z } from 'zod';
import { Between, Envelope, ZaloId } from './envelope.js';

/**
 * Events that are no part of a conversation: they are recognised and counted, nothing more. Their schemas ask only for
 * what tells that the event is what its name says (reference zalo-oa-api §2.5; bodies that nobody documented ask for
 * nothing).
 */
const unknown = z.unknown().optional();
const message = z.object({
  msg_id: ZaloId,
  text: unknown,
  conversation_id: unknown,
  attachments: unknown,
});
const change = z.object({ prev_value: unknown, new_value: unknown });

const Reacted = Between.extend({ message: z.object({ msg_id: ZaloId, react_icon: z.string() }) });
const Anonymous = Between.extend({ message });
const ofAccount = Envelope.extend({ oa_id: ZaloId, user_id_by_app: unknown });
const Data = ofAccount.extend({ oa_id: ZaloId.optional(), data: z.looseObject({}) });
const Consent = ofAccount.extend({ phone: unknown, expired_time: unknown });
const Call = Envelope.extend({
  oa_id: ZaloId.optional(),
  ...{ user_id: unknown, user_id_by_app: unknown, phone: unknown, call_id: unknown, call_type: z.string() },
  ...{
    init_time: unknown,
    call_duration: unknown,
    waiting_time: unknown,
    talk_time: unknown,
    status_code: unknown,
  },
});
const Feedback = Envelope.extend({ oa_id: ZaloId.optional(), message: z.looseObject({ msg_id: ZaloId }) });
const Undocumented = z.looseObject({ event_name: z.string() });

const MESSAGE_KINDS = ['text', 'image', 'file', 'sticker'];
const GROUP_MESSAGE_KINDS = ['text', 'image', 'gif', 'link', 'audio', 'video', 'sticker', 'location', 'file'];
const GROUP_EVENTS = [
  ...['create_group', 'user_join_group', 'user_request_join_group', 'accept_request_join_group'],
  ...['reject_request_join_group', 'react_request_join_group', 'add_group_admin', 'remove_group_admin'],
  ...['update_group_info', 'user_out_group', 'user_leave_group', 'delete_group', 'disperse_group'],
  ...[...GROUP_MESSAGE_KINDS, 'business_card'].map((kind) => `user_send_group_${kind}`),
  ...GROUP_MESSAGE_KINDS.map((kind) => `oa_send_group_${kind}`),
];
const NAMES_ONLY = [
  ...['permission_revoked', 'shop_has_order', 'change_template_quality', 'change_template_quota'],
  ...['change_oa_template_tags', 'event_journey_acknowledged', 'event_journey_time_out'],
];

const each = (names: readonly string[], schema: z.ZodObject): [string, z.ZodObject][] =>
  names.map((name) => [name, schema]);

export const ASIDE_EVENTS: ReadonlyMap<string, z.ZodObject> = new Map<string, z.ZodObject>([
  ...each(['user_reacted_message', 'oa_reacted_message'], Reacted),
  ...each(
    MESSAGE_KINDS.flatMap((kind) => [`anonymous_send_${kind}`, `oa_send_anonymous_${kind}`]),
    Anonymous,
  ),
  ...each(
    ['update_user_info', 'widget_interaction_accepted', 'widget_failed_to_sync_user_external_id'],
    Data,
  ),
  ['extension_purchased', ofAccount.extend({ extension_id: unknown, extension_sub_info: unknown })],
  ['user_asking_product', Between.extend({ product: z.looseObject({}), message })],
  ['oa_send_consent', Consent.extend({ request_type: z.string(), create_time: unknown })],
  ['user_reply_consent', Consent.extend({ user_consent: z.string(), confirmed_time: unknown })],
  ...each(['user_call_oa', 'oa_call_user'], Call),
  ['user_feedback', Feedback],
  ['user_click_response_button', ofAccount.extend({ msg_id: ZaloId, message: z.looseObject({}) })],
  [
    'change_template_status',
    ofAccount.extend({ template_id: unknown, status: z.looseObject({}), reason: unknown }),
  ],
  ['change_oa_daily_quota', Envelope.extend({ oaId: ZaloId, quota: change })],
  ...each(GROUP_EVENTS, Undocumented),
  ...each(NAMES_ONLY, Undocumented),
]);
