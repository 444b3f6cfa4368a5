import { act } from './api.js';
import { createChatList } from './chat-list.js';
import { createComposer } from './composer.js';
import { askDetails } from './details-dialog.js';
import { button, el } from './dom.js';
import { toInitial } from './format.js';
import { createPersonMenu } from './person-menu.js';

const typingMs = 8000;
const seeAfterMs = 700;

function greeting(citizen) {
  return el(
    'li',
    { className: 'empty' },
    'Chưa có tin nhắn nào. Viết “xin chào” hoặc chọn:',
    el('br'),
    button('Nhắn tin', () => act(citizen, { do: 'openChat' })),
    button('Quan tâm', () => act(citizen, { do: 'follow' })),
  );
}

/** "The other side is writing": a guess after the citizen sent something, ended by the answer. */
function createTyping() {
  const line = el('p', { className: 'typing', hidden: true }, 'Đang trả lời');
  let timer;
  const stop = () => {
    clearTimeout(timer);
    line.hidden = true;
  };
  return {
    line,
    stop,
    start() {
      stop();
      line.hidden = false;
      timer = setTimeout(stop, typingMs);
    },
  };
}

function describe({ follows, phoneOff, standing }, oa) {
  const facts = [follows ? 'Đang quan tâm' : 'Chưa quan tâm'];
  if (phoneOff) facts.push('tắt máy');
  if (standing !== 'normal') facts.push('có hạn chế');
  return [...facts, `nhắn cho ${oa.name}`].join(' · ');
}

function createHead(citizen, oa, find) {
  const { dots, sheet } = createPersonMenu(find);
  const facts = el('span', { className: 'facts' }, describe(citizen, oa));
  const who = el('div', { className: 'who' }, el('b', { className: 'name' }, citizen.name), facts);
  const avatar = el('span', { className: 'avatar', 'aria-hidden': 'true' }, toInitial(citizen.name));
  const node = el('header', { className: 'pane-head' }, avatar, who, dots);
  return { node, sheet, refresh: () => facts.replaceChildren(describe(find(), oa)) };
}

/** One citizen's phone. `find` gives the citizen as they are now. */
export function createPane({ citizen, oa, find, isFront }) {
  const typing = createTyping();
  const sent = () => {
    typing.start();
    chat.toEnd();
  };
  const chat = createChatList({
    onTap(messageId, index, part) {
      sent();
      void act(citizen, { do: 'tap', messageId, index, part });
    },
    onShare: () => askDetails(find()),
  });
  chat.list.append(greeting(citizen));
  const head = createHead(citizen, oa, find);
  const node = el('section', { className: 'pane', 'aria-label': citizen.name, 'data-user': citizen.userId });
  node.append(head.node, head.sheet, chat.list, chat.newer, typing.line, createComposer(citizen, sent));
  let seeing;
  const see = () => {
    clearTimeout(seeing);
    if (!isFront() || document.visibilityState !== 'visible') return;
    seeing = setTimeout(() => act(citizen, { do: 'see' }), seeAfterMs);
  };
  const put = (message) => {
    chat.put(message);
    if (message.from !== 'oa') return;
    typing.stop();
    if (message.receivedAt && !message.seenAt) see();
  };
  return { node, see, put, toEnd: chat.toEnd, refresh: head.refresh };
}
