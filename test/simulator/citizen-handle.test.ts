import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { business, type Stage, setStage, userId } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const citizen = () => stage.sim.citizen(business, userId);
const last = () => stage.bot.events.at(-1);

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

describe('waiting for the answer', () => {
  it('finds it among the replies to the last message', async () => {
    stage.bot.echoes = true;
    await citizen().say('một hai');
    expect((await citizen().waitFor('một')).text).toBe('một hai');
    expect((await citizen().waitFor(/hai$/)).from).toBe('oa');
  });

  it('says how the chat ends when nothing comes', async () => {
    await citizen().say('alo');
    await expect(citizen().waitFor('chào', { timeoutMs: 20 })).rejects.toThrow('> [text] alo');
  });
});
