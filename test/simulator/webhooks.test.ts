import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { business, hours, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const citizen = () => stage.sim.citizen(business, userId);
const last = () => stage.bot.events.at(-1) as Record<string, unknown>;
const jpg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

/** Waits for a condition that no promise tells of. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('what a citizen does becomes an event', () => {
  it('with ids and times as strings', async () => {
    const { message } = await citizen().say('Xin chào');
    expect(last()).toEqual({
      app_id: '1234567890123456789',
      sender: { id: userId },
      user_id_by_app: expect.stringMatching(/^\d{18}$/),
      recipient: { id: business },
      event_name: 'user_send_text',
      message: { text: 'Xin chào', msg_id: message?.id },
      timestamp: String(stage.sim.clock.now()),
    });
  });

  it('with a picture that can be fetched', async () => {
    await citizen().sendPhoto(jpg, { caption: 'thẻ căn cước' });
    const { message } = last() as {
      message: { text: string; attachments: { type: string; payload: { url: string } }[] };
    };
    expect(message.text).toBe('thẻ căn cước');
    expect(message.attachments[0]?.type).toBe('image');
    const response = await fetch(message.attachments[0]?.payload.url ?? '');
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(jpg);
  });

  it('with a file whose size is a string', async () => {
    await citizen().sendFile(Buffer.from('%PDF-1.4'), 'đơn đề nghị.pdf');
    expect(last()).toMatchObject({
      event_name: 'user_send_file',
      message: {
        attachments: [
          {
            type: 'file',
            payload: {
              size: '8',
              name: 'đơn đề nghị.pdf',
              type: 'pdf',
              checksum: expect.stringMatching(/^[0-9a-f]{32}$/),
            },
          },
        ],
      },
    });
  });

  it.each([
    [
      'user_send_sticker',
      { do: 'sendSticker', stickerId: 'cam-on' },
      { type: 'sticker', payload: { id: 'cam-on' } },
    ],
    [
      'user_send_audio',
      { do: 'sendVoice' },
      { type: 'audio', payload: { url: expect.stringMatching(/amr$/) } },
    ],
    [
      'user_send_location',
      { do: 'sendLocation', latitude: '10.76', longitude: '106.65' },
      { type: 'location', payload: { coordinates: { latitude: '10.76', longitude: '106.65' } } },
    ],
    [
      'user_send_link',
      { do: 'sendLink', url: 'https://a.example/' },
      { type: 'link', payload: { url: 'https://a.example/' } },
    ],
    [
      'user_send_business_card',
      { do: 'sendCard', phone: '84900000001' },
      { type: 'link', payload: { description: expect.stringContaining('"phone":"84900000001"') } },
    ],
  ] as const)('named %s', async (name, action, attachment) => {
    await citizen().does(action);
    expect(last()).toMatchObject({ event_name: name, message: { attachments: [attachment] } });
  });

  it('named after a gif or a video', async () => {
    await citizen().sendPhoto(Buffer.from('GIF89a..'));
    expect(last()).toMatchObject({ event_name: 'user_send_gif' });
    await citizen().sendVideo(Buffer.from('mp4'));
    expect(last()).toMatchObject({
      event_name: 'user_send_video',
      message: { attachments: [{ type: 'video' }] },
    });
  });

  it('when they follow, leave, withdraw or open the chat for the first time', async () => {
    await citizen().follow();
    expect(last()).toMatchObject({ event_name: 'follow', oa_id: business, follower: { id: userId } });
    await citizen().unfollow();
    expect(last()).toMatchObject({ event_name: 'unfollow' });
    await citizen().withdraw();
    expect(last()).toMatchObject({ event_name: 'user_withdraw', user_id: userId });
    const other = stage.sim.citizen(business, '3000000000000000001');
    await other.does({ do: 'openChat' });
    await other.does({ do: 'openChat' });
    expect(stage.bot.names().filter((name) => name === 'user_click_chatnow')).toHaveLength(1);
  });

  it('when they share their details, in both generations', async () => {
    const details = { name: 'Trần Thị Bình', phone: '84912345678' };
    await citizen().does({ do: 'shareDetails', details });
    expect(last()).toMatchObject({ info: { ...details, full_address: { user_ward: 'Phường Ninh Thạnh' } } });
    await citizen().does({ do: 'shareDetails', details, generation: 'older' });
    expect(last()).toMatchObject({
      event_name: 'user_submit_info',
      info: { ...details, ward: 'Phường Ninh Thạnh' },
    });
  });
});

describe('buttons', () => {
  const show = { title: 'Tra cứu', type: 'oa.query.show', payload: '#tracuu' };
  const hide = { title: 'Ẩn', type: 'oa.query.hide', payload: '#an' };
  const open = { title: 'Web', type: 'oa.open.url', payload: { url: 'https://a.example' } };

  it('send their payload as text, with a bubble or without one', async () => {
    await stage.cs({
      text: 'Chọn:',
      attachment: { type: 'template', payload: { buttons: [show, hide, open] } },
    });
    expect(citizen().buttons()).toEqual(['Tra cứu', 'Ẩn', 'Web']);
    await citizen().tap('Tra cứu');
    expect(last()).toMatchObject({ event_name: 'user_send_text', message: { text: '#tracuu' } });
    await citizen().tap('Ẩn');
    expect(last()).toMatchObject({ message: { text: '#an' } });
    expect(
      citizen()
        .messages()
        .slice(-2)
        .map(({ hidden }) => hidden),
    ).toEqual([false, true]);
    const known = stage.bot.events.length;
    await citizen().tap('Web');
    expect(stage.bot.events.length).toBe(known);
    await expect(citizen().tap('Xoá')).rejects.toThrow('the newest are: Tra cứu | Ẩn | Web');
  });
});

describe('what the OA sends comes back', () => {
  it('as an echo and a receipt with the id of the answer, and as seen later, all at once', async () => {
    stage.bot.events.length = 0;
    const first = (await stage.cs({ text: 'một' })).data?.message_id;
    const second = (await stage.cs({ text: 'hai' })).data?.message_id;
    await stage.sim.settled();
    expect(stage.bot.names()).toEqual([
      'oa_send_text',
      'user_received_message',
      'oa_send_text',
      'user_received_message',
    ]);
    expect(stage.bot.events[0]).toMatchObject({
      sender: { id: business },
      recipient: { id: userId },
      message: { msg_id: first, text: 'một' },
    });
    expect(stage.bot.events[1]).toMatchObject({ message: { msg_id: first } });
    await citizen().see();
    expect(last()).toMatchObject({ event_name: 'user_seen_message', message: { msg_ids: [first, second] } });
  });

  it('without a receipt while the phone is off', async () => {
    await citizen().does({ do: 'switchPhone', off: true });
    stage.bot.events.length = 0;
    await stage.cs({ text: 'một' });
    await stage.sim.settled();
    expect(stage.bot.names()).toEqual(['oa_send_text']);
    await citizen().does({ do: 'switchPhone', off: false });
    expect(stage.bot.names()).toEqual(['oa_send_text', 'user_received_message']);
  });
});

describe('a webhook that cannot be reached', () => {
  const status = () => stage.sim.deliveries().at(-1)?.status;

  it('is tried five times again, numbered, and then turned off', async () => {
    await stage.bot.close();
    await citizen().say('một');
    const at = stage.sim.clock.now();
    expect(status()).toBe('waiting');
    await stage.sim.clock.advance(hours(2));
    const [delivery] = stage.sim.deliveries().slice(-1);
    const waits = delivery?.attempts.map((attempt) => (attempt.at - at) / 1000);
    expect(waits).toEqual([0, 30, 330, 1230, 3030, 6630]);
    expect(delivery?.attempts.at(-1)?.outcome).toBe('unconnected');
    expect([delivery?.status, delivery?.headers.num_retry]).toEqual(['abandoned', '5']);
    await citizen().say('hai');
    expect(status()).toBe('dropped');
  });

  it('gets the event later with its number, and events flow again when turned on', async () => {
    const { url } = stage.bot;
    stage.sim.setWebhookUrl('http://127.0.0.1:9/webhook');
    await citizen().say('một');
    stage.sim.setWebhookUrl(url);
    await stage.sim.clock.advance(30_000);
    expect(stage.bot.headers.at(-1)?.num_retry).toBe('1');
    expect(last()).toMatchObject({ message: { text: 'một' } });
    stage.sim.setWebhookUrl('http://127.0.0.1:9/webhook');
    await citizen().say('hai');
    await stage.sim.clock.advance(hours(2));
    stage.sim.setWebhookUrl(url);
    stage.sim.enableWebhook(business);
    await citizen().say('ba');
    expect(last()).toMatchObject({ message: { text: 'ba' } });
  });

  it('is not tried again after another answer than 200, unless strict', async () => {
    stage.bot.status = 401;
    await citizen().say('một');
    expect(status()).toBe('refused');
    stage.sim.chaos.set({ retries: 'strict' });
    await citizen().say('hai');
    expect(status()).toBe('waiting');
    stage.bot.status = 200;
    await stage.sim.clock.advance(30_000);
    expect(status()).toBe('delivered');
  });

  it('is late after two seconds, which only strict retries mend', async () => {
    const slow = await setStage({ answerLimitMs: 60 });
    slow.bot.status = 0;
    await slow.sim.citizen(business, userId).say('một');
    expect(slow.sim.deliveries().at(-1)).toMatchObject({
      status: 'refused',
      attempts: [{ outcome: 'late' }],
    });
    await slow.close();
  });
});

describe('chaos', () => {
  const texts = () => stage.bot.events.map((event) => (event.message as { text: string }).text);
  beforeEach(() => {
    stage.bot.events.length = 0;
    stage.bot.raw.length = 0;
  });

  it('delivers twice, byte for byte', async () => {
    stage.sim.chaos.set({ copies: 2 });
    await citizen().say('một');
    expect(stage.bot.raw).toHaveLength(2);
    expect(stage.bot.raw[0]).toBe(stage.bot.raw[1]);
  });

  it('turns the order round', async () => {
    stage.sim.chaos.set({ reorder: 3 });
    await Promise.all(['một', 'hai', 'ba'].map((word) => citizen().say(word)));
    expect(texts()).toEqual(['ba', 'hai', 'một']);
  });

  it('does not keep back an event that nobody follows', async () => {
    stage.sim.chaos.set({ reorder: 2 });
    await citizen().say('một');
    expect(texts()).toEqual(['một']);
  });

  it('loses the next events', async () => {
    stage.sim.chaos.set({ dropNext: 1 });
    await citizen().say('một');
    await citizen().say('hai');
    expect(texts()).toEqual(['hai']);
  });

  it('delays on the clock of the platform', async () => {
    stage.sim.chaos.set({ delayMs: 5000 });
    const saying = citizen().say('một');
    expect(stage.bot.raw).toHaveLength(0);
    await stage.sim.clock.advance(5000);
    await saying;
    expect(texts()).toEqual(['một']);
  });

  it('gives all events the same time', async () => {
    const at = String(stage.sim.clock.now());
    stage.sim.chaos.set({ equalTimestamps: true });
    await stage.sim.clock.advance(1000);
    await citizen().say('một');
    expect(last().timestamp).toBe(at);
  });

  it('keeps the order of a citizen when it is off', async () => {
    const words = Array.from({ length: 20 }, (_, i) => String(i));
    await Promise.all(words.map((word) => citizen().say(word)));
    expect(texts()).toEqual(words);
  });
});

describe('waiting for the answer', () => {
  it('finds it among the replies to the last message', async () => {
    stage.bot.echoes = true;
    await citizen().say('một hai');
    expect((await citizen().waitFor('một')).text).toBe('một hai');
    expect((await citizen().waitFor(/hai$/)).from).toBe('oa');
    await until(() => stage.bot.names().includes('user_received_message'));
  });

  it('says how the chat ends when nothing comes', async () => {
    await citizen().say('alo');
    await expect(citizen().waitFor('chào', { timeoutMs: 20 })).rejects.toThrow('> [text] alo');
  });
});
