import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { business, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const citizen = () => stage.sim.citizen(business, userId);
const last = () => stage.bot.events.at(-1) as Record<string, unknown>;
const jpg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

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
