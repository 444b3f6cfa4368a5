import { describe, expect, it } from '@jest/globals';
import { OaId } from '../../src/ids.js';
import { InboxEvent } from '../../src/inbox/inbox-event.js';
import { CATALOGUE } from '../../webhooks/zalo/events/catalogue.js';
import { type Reading, readEvent } from '../../webhooks/zalo/read-event.js';
import { APP, fromAccount, fromUser, OA, SAMPLES, TIME, USER, withAttachment } from './samples.js';

const context = { appId: APP, oaId: OaId.parse(OA), receivedAt: TIME + 500 };
const read = (body: Record<string, unknown>): Reading => readEvent(body, context);

function kept(body: Record<string, unknown>) {
  const reading = read(body);
  if (reading.kind !== 'keep') throw new Error(`expected something to keep, got ${JSON.stringify(reading)}`);
  return reading.arrival;
}
function flowEvent(body: Record<string, unknown>) {
  const arrival = kept(body);
  if (arrival.kind !== 'event') throw new Error('expected an event');
  return arrival.event.event;
}
const idOf = (body: Record<string, unknown>): string => {
  const arrival = kept(body);
  return arrival.kind === 'event' ? arrival.event.eventId : '';
};
const sample = (name: string) => {
  const found = SAMPLES.find(({ body }) => body.event_name === name);
  if (!found) throw new Error(`no sample of ${name}`);
  return found.body;
};

it('a quoted message is named, and what cannot be its id is left out', () => {
  const said = (quote_msg_id: unknown) =>
    flowEvent(fromUser('user_send_text', { text: 'Đã rõ', msg_id: 'm1', quote_msg_id }));
  expect(said('96d3cdf3af150460909')).toMatchObject({ type: 'said', quotes: '96d3cdf3af150460909' });
  expect(said({ $gt: '' })).not.toHaveProperty('quotes');
  expect(said(undefined)).not.toHaveProperty('quotes');
});

describe('tags of followers', () => {
  const tagging = (name: string, tag: object) =>
    read({ ...fromUser('x', {}), oa_id: OA, event_name: name, tag });
  const given = { name: 'Tổ trưởng', user_ids: [USER, Number('7')] };

  it.each([
    ['add_user_to_tag', given, { kind: 'given', to: [`${OA}-${USER}`, `${OA}-7`] }],
    ['remove_user_from_tag', given, { kind: 'taken', from: [`${OA}-${USER}`, `${OA}-7`] }],
    ['remove_tag', { name: 'Tổ trưởng' }, { kind: 'abolished' }],
  ])('come with %s', (name, tag, kept) => {
    expect(tagging(name, tag)).toMatchObject({
      kind: 'keep',
      arrival: { kind: 'tagging', tagging: { ...kept, oaId: OA, tag: 'Tổ trưởng' } },
    });
  });

  it('without a name or with somebody who is nobody are malformed, and those of another account foreign', () => {
    expect(tagging('add_user_to_tag', { user_ids: [USER] }).kind).toBe('malformed');
    expect(tagging('add_user_to_tag', { name: 'x', user_ids: [{ $gt: '' }] }).kind).toBe('malformed');
    expect(read({ ...fromUser('remove_tag', {}), oa_id: '999', tag: { name: 'x' } }).kind).toBe('foreign');
  });
});

describe('the catalogue', () => {
  const withoutBody = [...CATALOGUE.keys()].filter((name) => /group/.test(name));

  it('has a sample for every event with a documented body', () => {
    const sampled = new Set(SAMPLES.map(({ body }) => body.event_name));
    expect([...CATALOGUE.keys()].filter((name) => !sampled.has(name) && !withoutBody.includes(name))).toEqual(
      [],
    );
  });

  it.each(SAMPLES.map(({ body, fate }) => [String(body.event_name), body, fate] as const))(
    'reads %s without surprise',
    (name, body, fate) => {
      const reading = read(body);
      expect(reading).toMatchObject({ kind: fate === 'recorded' ? 'keep' : 'aside', name });
      expect('unknownKeys' in reading && reading.unknownKeys).toBe(false);
    },
  );

  it.each(withoutBody)('sets %s aside whatever it says', (name) => {
    expect(read({ event_name: name, anything: 1 })).toMatchObject({ kind: 'aside', name });
  });

  it.each(SAMPLES.map(({ body }) => [String(body.event_name), body] as const))(
    'tolerates keys of %s that it does not know',
    (name, body) => {
      const documented = CATALOGUE.get(name)?.schema.def.catchall === undefined;
      expect(read({ ...body, new_key: { a: 1 } })).toMatchObject({ name, unknownKeys: documented });
    },
  );

  it('knows what it does not know', () => {
    expect(read({ event_name: 'user_danced', timestamp: '1' })).toEqual({ kind: 'unknown', name: 'other' });
    expect(read({ event_name: 'constructor', timestamp: '1' })).toEqual({ kind: 'unknown', name: 'other' });
    expect(read({ event_name: 7 })).toEqual({ kind: 'unknown', name: 'other' });
    expect(read({})).toEqual({ kind: 'unknown', name: 'other' });
  });

  it('names the field of a malformed event and never its value', () => {
    const reading = read({ ...sample('follow'), follower: { id: 'Nguyễn Thị Lan' } });
    expect(reading).toMatchObject({ kind: 'malformed', name: 'follow' });
    expect(JSON.stringify(reading)).toContain('follower.id');
    expect(JSON.stringify(reading)).not.toContain('Lan');
  });

  it('does not let one account speak for another', () => {
    const body = {
      ...fromUser('user_send_text', { text: 'a', msg_id: 'm' }),
      recipient: { id: '999' },
      oa_id: OA,
    };
    expect(read(body)).toEqual({ kind: 'foreign', name: 'user_send_text' });
  });
});

describe('messages of the citizen', () => {
  it('become events of their conversation under the id of the message', () => {
    expect(kept(sample('user_send_text'))).toEqual({
      kind: 'event',
      event: {
        eventId: `${OA}-96d3cdf3af150460909`,
        conversationId: `${OA}-${USER}`,
        receivedAt: TIME + 500,
        event: { type: 'said', at: TIME, text: 'xin chào' },
      },
    });
  });

  it('always have an id that the inbox takes', () => {
    for (const { body } of SAMPLES) {
      const reading = read(body);
      if (reading.kind === 'keep' && reading.arrival.kind === 'event')
        InboxEvent.parse(reading.arrival.event);
    }
  });

  it('without an id of their own have one that a second delivery has again', () => {
    const text = (over: object) => ({ ...fromUser('user_send_text', { text: 'a' }), ...over });
    expect(idOf(text({}))).toMatch(new RegExp(`^${OA}-[0-9a-f]{64}$`));
    expect(idOf(text({ user_id_by_app: 'x' }))).toBe(idOf(text({})));
    expect(idOf(text({ timestamp: String(TIME + 1) }))).not.toBe(idOf(text({})));
    expect(idOf(text({ sender: { id: '1' } }))).not.toBe(idOf(text({})));
    expect(idOf({ ...text({}), event_name: 'user_send_link' })).not.toBe(idOf(text({})));
  });

  it('have each letter in one form, whatever keyboard it came from', () => {
    const decomposed = 'Nguyễn Thị Huệ'.normalize('NFD');
    expect(flowEvent(fromUser('user_send_text', { text: decomposed, msg_id: 'm' }))).toMatchObject({
      text: 'Nguyễn Thị Huệ',
    });
  });

  it('with several pictures and a caption keep them all', () => {
    const image = (url: string) => ({ type: 'image', payload: { url, thumbnail: url } });
    const body = fromUser('user_send_image', {
      msg_id: 'm1',
      text: 'hai mặt',
      quote_msg_id: 'm0',
      attachments: [image('https://a.zdn.vn/1.jpg'), image('https://a.zdn.vn/2.jpg')],
    });
    expect(flowEvent(body)).toEqual({
      type: 'sentMedia',
      at: TIME,
      caption: 'hai mặt',
      quotes: 'm0',
      items: [
        { mediaId: `${OA}-m1-0`, kind: 'photo', url: 'https://a.zdn.vn/1.jpg' },
        { mediaId: `${OA}-m1-1`, kind: 'photo', url: 'https://a.zdn.vn/2.jpg' },
      ],
    });
  });

  it('with a file keep its name and size', () => {
    expect(flowEvent(sample('user_send_file'))).toEqual({
      type: 'sentMedia',
      at: TIME,
      items: [
        {
          mediaId: `${OA}-m-file-0`,
          kind: 'file',
          url: 'https://f6.photo.talk.zdn.vn/don.pdf',
          name: 'Đơn.pdf',
          size: 233_947,
        },
      ],
    });
  });

  it.each([
    ['user_send_gif', 'gif'],
    ['user_send_link', 'link'],
    ['user_send_audio', 'voice'],
    ['user_send_video', 'video'],
    ['user_send_sticker', 'sticker'],
    ['user_send_location', 'location'],
    ['user_send_business_card', 'card'],
  ])('%s is told as %s', (name, what) => {
    expect(flowEvent(sample(name))).toMatchObject({ type: 'sentOther', at: TIME, what });
  });

  it('the number on a contact card goes with it, and of a place nothing', () => {
    expect(flowEvent(sample('user_send_business_card'))).toHaveProperty(
      'phone',
      expect.stringMatching(/^84/),
    );
    expect(flowEvent(sample('user_send_location'))).toEqual({
      type: 'sentOther',
      at: TIME,
      what: 'location',
    });
    const numeric = withAttachment('link', { url: 'https://x.vn', description: '{"phone":84900000000}' });
    expect(flowEvent(numeric)).toMatchObject({ what: 'card', phone: '84900000000' });
  });

  it.each([
    ['{"phone":84900000000}', 'card'],
    ['{"qrCodeUrl":"https://qr.zdn.vn/x"}', 'card'],
    ['{"title":"x"}', 'link'],
    ['{ không phải JSON', 'link'],
    ['Trang chủ', 'link'],
  ])('a link described as %s is a %s', (description, what) => {
    expect(flowEvent(withAttachment('link', { url: 'https://x.vn', description }))).toMatchObject({ what });
  });

  it.each([
    ['an empty text', fromUser('user_send_text', { text: '', msg_id: 'm' })],
    ['no text', fromUser('user_send_text', { msg_id: 'm' })],
    [
      'a picture without an address',
      fromUser('user_send_image', { msg_id: 'm', attachments: [{ type: 'image' }] }),
    ],
    ['attachments that are none', fromUser('user_send_file', { msg_id: 'm', attachments: 'none' })],
    ['a message that is none', fromUser('user_send_text', 'what' as never)],
    ['a kind from the future', fromUser('user_send_hologram', { msg_id: 'm', attachments: [] })],
  ])('with %s are still answered', (_what, body) => {
    expect(flowEvent(body)).toEqual({ type: 'sentOther', at: TIME, what: 'unknown' });
  });

  it.each([
    ['misprinted with eleven digits', '17672256000', TIME + 500],
    ['far in the future', String(TIME + 3_600_000), TIME + 500],
    ['a little ahead of our clock', String(TIME + 30_000), TIME + 30_000],
    ['a number', TIME, TIME],
  ])('with a timestamp %s happened when that can be believed', (_what, timestamp, at) => {
    expect(flowEvent({ ...sample('user_send_text'), timestamp })).toMatchObject({ at });
  });

  it('keep ids that came as bare numbers', () => {
    const body = { ...sample('user_send_text'), sender: { id: 12_345 } };
    expect(kept(body)).toMatchObject({ event: { conversationId: `${OA}-12345` } });
  });
});

describe('what happens to the relation', () => {
  it.each([
    ['follow', 'followed'],
    ['unfollow', 'unfollowed'],
    ['user_withdraw', 'withdrew'],
    ['user_click_chatnow', 'openedChat'],
  ])('%s is told as %s', (name, type) => {
    expect(kept(sample(name))).toMatchObject({
      event: { conversationId: `${OA}-${USER}`, event: { type, at: TIME } },
    });
  });

  const submitted = (info: object) => flowEvent({ ...sample('user_submit_info'), info });

  it('shared details of the newer generation are read', () => {
    const full_address = {
      user_city: 'Tỉnh Tây Ninh',
      user_ward: 'Phường Ninh Thạnh',
      user_address: 'Số 1 đường A',
    };
    expect(
      submitted({ name: 'Trần Văn Bình', phone: '84900000000', user_dob: '30/10/1999', full_address }),
    ).toEqual({
      type: 'sharedInfo',
      at: TIME,
      info: {
        name: 'Trần Văn Bình',
        phone: '84900000000',
        address: 'Số 1 đường A, Phường Ninh Thạnh, Tỉnh Tây Ninh',
      },
    });
  });

  it('shared details of the older generation are read', () => {
    const info = {
      name: 'Bình',
      phone: 84_900_000_000,
      address: 'Số 1',
      ward: 'P',
      district: 'Q',
      city: 'TP',
    };
    expect(submitted(info)).toMatchObject({
      info: { name: 'Bình', phone: '84900000000', address: 'Số 1, P, Q, TP' },
    });
  });

  it('what was left empty is left out', () => {
    expect(submitted({ name: ' ', phone: '', full_address: { user_city: '' } })).toMatchObject({ info: {} });
  });
});

describe('receipts', () => {
  const receipt = (body: Record<string, unknown>) => {
    const arrival = kept(body);
    if (arrival.kind !== 'receipt') throw new Error('expected a receipt');
    return arrival.receipt;
  };

  it('an echo proves a message of ours', () => {
    expect(receipt(sample('oa_send_text'))).toEqual({
      kind: 'echoed',
      oaId: OA,
      citizenId: USER,
      platformId: 'M-text',
      text: 'Dạ',
      byHuman: false,
      at: TIME,
    });
  });

  it('an echo tells a person at the console from us', () => {
    const body = { ...fromAccount('oa_send_image', { msg_id: 'M' }), sender: { id: OA, admin_id: '42' } };
    expect(receipt(body)).toMatchObject({ byHuman: true });
  });

  it('delivered and seen name the messages', () => {
    expect(receipt(sample('user_received_message'))).toEqual({
      kind: 'delivered',
      oaId: OA,
      platformIds: ['M1'],
      at: TIME,
    });
    expect(receipt(sample('user_seen_message'))).toEqual({
      kind: 'seen',
      oaId: OA,
      platformIds: ['M1', 'M2'],
      at: TIME,
    });
  });

  it('seen is understood in its older form', () => {
    expect(receipt(fromAccount('user_seen_message', { msg_id: 'M1' }))).toMatchObject({
      platformIds: ['M1'],
    });
  });

  it('a template by phone is told apart and its number goes no further', () => {
    const body = {
      ...fromAccount('user_received_message', {
        delivery_time: '1',
        msg_id: 'T1',
        tracking_id: 'order-88213',
      }),
      recipient: { id: '84900000000' },
    };
    expect(receipt(body)).toEqual({
      kind: 'templateDelivered',
      oaId: OA,
      platformId: 'T1',
      trackingId: 'order-88213',
      at: TIME,
    });
  });
});
