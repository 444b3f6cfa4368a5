import type { Fate } from '../../webhooks/zalo/webhook-counters.js';

export const APP = '1234567890123456789';
export const OA = '388613280878808645';
export const USER = '2468458835296197922';
export const TIME = 1_767_225_600_000;

type Body = Record<string, unknown>;

const envelope = (event_name: string): Body => ({ app_id: APP, event_name, timestamp: String(TIME) });

const userToAccount = (event_name: string): Body => ({
  ...envelope(event_name),
  sender: { id: USER },
  recipient: { id: OA },
});

export const fromUser = (event_name: string, message: Body): Body => ({
  ...userToAccount(event_name),
  user_id_by_app: '552177279717587730',
  message,
});

export const fromAccount = (event_name: string, message: Body): Body => ({
  ...fromUser(event_name, message),
  sender: { id: OA },
  recipient: { id: USER },
});

export const withAttachment = (kind: string, payload: Body, type = kind, text?: string): Body =>
  fromUser(`user_send_${kind}`, {
    msg_id: `m-${kind}`,
    ...(text !== undefined && { text }),
    attachments: [{ type, payload }],
  });

const HOST = 'https://f6.photo.talk.zdn.vn';
const picture = { thumbnail: `${HOST}/small.jpg`, url: `${HOST}/big.jpg` };
const ofAccount = (name: string, more: Body = {}): Body => ({ ...envelope(name), oa_id: OA, ...more });
const aFollow = (name: string): Body =>
  ofAccount(name, { follower: { id: USER }, user_id_by_app: '552177279717587730', source: 'oa_profile' });
const aCard = '{"phone":"84900000000","qrCodeUrl":"https://qr.zdn.vn/x"}';

const messages: Body[] = [
  fromUser('user_send_text', { text: 'xin chào', msg_id: '96d3cdf3af150460909' }),
  withAttachment('image', picture),
  withAttachment('gif', picture),
  withAttachment('link', { thumbnail: `${HOST}/t.jpg`, description: 'Trang chủ', url: 'https://example.vn' }),
  withAttachment('audio', { url: `${HOST}/a.amr` }),
  withAttachment('video', { ...picture, description: '' }),
  withAttachment('sticker', { id: '4bd8', url: `${HOST}/s.png` }),
  withAttachment('location', { coordinates: { latitude: '10.7642473', longitude: '106.6564314' } }),
  withAttachment(
    'business_card',
    { thumbnail: `${HOST}/t.jpg`, description: aCard, url: 'https://zalo.me/x' },
    'link',
  ),
  withAttachment('file', {
    url: `${HOST}/don.pdf`,
    size: '233947',
    name: 'Đơn.pdf',
    checksum: 'd4',
    type: 'pdf',
  }),
];

const lifecycle: Body[] = [
  aFollow('follow'),
  aFollow('unfollow'),
  ofAccount('user_click_chatnow', { user_id: USER, user_id_by_app: '5' }),
  ofAccount('user_withdraw', { user_id: USER, user_id_by_app: '5' }),
  {
    ...userToAccount('user_submit_info'),
    info: { name: 'Trần Văn Bình', phone: '84900000000', user_dob: '30/10/1999', gender: 'Nam' },
  },
];

const receipts: Body[] = [
  fromAccount('user_received_message', { msg_id: 'M1' }),
  fromAccount('user_seen_message', { msg_ids: ['M1', 'M2'] }),
  ...['text', 'image', 'gif', 'list', 'file', 'sticker', 'template'].map((kind) =>
    fromAccount(`oa_send_${kind}`, { msg_id: `M-${kind}`, text: 'Dạ' }),
  ),
];

const aTag = { tag: { user_ids: [USER], name: 'VIP' } };
const tags: Body[] = [
  ofAccount('add_user_to_tag', aTag),
  ofAccount('remove_user_from_tag', aTag),
  ofAccount('remove_tag', { tag: { name: 'VIP' } }),
];
const aCall = { oa_id: OA, user_id: USER, call_id: 'c1', call_type: 'AUDIO', init_time: '1', status_code: 0 };
const anonymous = { text: 'hello', msg_id: 'a1', conversation_id: 'fa8f3f8701c2e89cb1d3' };
const asides: Body[] = [
  fromUser('user_reacted_message', { msg_id: 'M1', react_icon: '/-heart' }),
  fromAccount('oa_reacted_message', { msg_id: 'M1', react_icon: '/-strong' }),
  ...['text', 'image', 'file', 'sticker'].flatMap((kind) => [
    { ...fromUser(`anonymous_send_${kind}`, anonymous), sender: { id: '1ffedc467f179649cf06' } },
    { ...fromAccount(`oa_send_anonymous_${kind}`, anonymous), recipient: { id: '1ffedc467f179649cf06' } },
  ]),
  ofAccount('update_user_info', { data: { method: 'dynamic_url' } }),
  ofAccount('permission_revoked'),
  ofAccount('widget_interaction_accepted', {
    data: { user_id: USER, user_external_id: '7', url: 'https://x.vn' },
  }),
  ofAccount('widget_failed_to_sync_user_external_id', { data: { user_id: USER, message: 'no' } }),
  ofAccount('extension_purchased', { extension_id: 'x', extension_sub_info: {} }),
  {
    ...fromUser('user_asking_product', { text: 'product_name', msg_id: 'b403772854c7b19e8d7' }),
    product: { title: 'x', url: 'https://x.vn' },
  },
  ofAccount('shop_has_order'),
  ofAccount('oa_send_consent', {
    phone: '84900000000',
    request_type: 'SENT',
    create_time: '1',
    expired_time: '2',
  }),
  ofAccount('user_reply_consent', { phone: '84900000000', user_consent: 'ALLOW', confirmed_time: '1' }),
  { ...envelope('user_call_oa'), ...aCall },
  { ...envelope('oa_call_user'), ...aCall },
  ofAccount('user_feedback', {
    message: { note: '', rate: 5, msg_id: 'M1', feedbacks: [], tracking_id: 't' },
  }),
  ofAccount('user_click_response_button', { msg_id: 'M1', message: { data: 'x', button_type: 'response' } }),
  ofAccount('change_template_status', {
    template_id: '1',
    status: { prev_status: 'A', new_status: 'B' },
    reason: '',
  }),
  { ...envelope('change_oa_daily_quota'), oaId: OA, quota: { prev_value: '500', new_value: '2000' } },
  ...['change_template_quality', 'change_template_quota', 'change_oa_template_tags'].map((name) =>
    ofAccount(name),
  ),
  ...['event_journey_acknowledged', 'event_journey_time_out'].map((name) => ofAccount(name)),
];

/** One body for every event of the catalogue whose shape is documented, and what becomes of it. */
export const SAMPLES: readonly { body: Body; fate: Fate }[] = [
  ...[...messages, ...lifecycle, ...receipts, ...tags].map((body) => ({ body, fate: 'recorded' as const })),
  ...asides.map((body) => ({ body, fate: 'aside' as const })),
];
