import { act } from './api.js';
import { toBubble } from './bubble.js';
import { createComposer } from './composer.js';
import { askDetails } from './details-dialog.js';
import { button, el } from './dom.js';
import { toDay, toInitial } from './format.js';
import { createPersonMenu } from './person-menu.js';

const nearEnd = 80;
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

/** The list of bubbles. It follows its newest message unless the reader went up. */
function createChat(handlers) {
  const list = el('ol', { className: 'chat', role: 'log', tabIndex: 0, 'aria-label': 'Cuộc trò chuyện' });
  const newer = button('Tin mới ↓', () => toEnd(), 'plain newer');
  newer.hidden = true;
  const atEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < nearEnd;
  const toEnd = () => {
    list.scrollTop = list.scrollHeight;
    newer.hidden = true;
  };
  const addDay = ({ at }) => {
    const last = list.querySelector('li:last-child')?.dataset.at;
    const day = toDay(at);
    if (last === undefined || toDay(Number(last)) !== day) {
      list.append(el('li', { className: 'day', 'data-at': at }, day));
    }
  };
  list.addEventListener('scroll', () => {
    if (atEnd()) newer.hidden = true;
  });
  // a picture grows when it has come, and a phone's keyboard takes room
  list.addEventListener('load', () => toEnd(), true);
  let wasAtEnd = true;
  list.addEventListener('scroll', () => {
    wasAtEnd = atEnd();
  });
  new ResizeObserver(() => wasAtEnd && toEnd()).observe(list);
  return {
    list,
    newer,
    toEnd,
    put(message) {
      if (message.hidden) return;
      const follow = atEnd() || message.from === 'citizen';
      const bubble = toBubble(message, handlers);
      const existing = list.querySelector(`[data-id="${message.id}"]`);
      if (existing) {
        existing.replaceWith(bubble);
        return;
      }
      list.querySelector('.empty')?.remove();
      addDay(message);
      list.append(bubble);
      if (follow) toEnd();
      else newer.hidden = false;
    },
  };
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

/** One citizen's phone. `find` gives the citizen as they are now. */
export function createPane({ citizen, oa, find, isFront }) {
  const typing = createTyping();
  const sent = () => {
    typing.start();
    chat.toEnd();
  };
  const chat = createChat({
    onTap(messageId, index, part) {
      sent();
      void act(citizen, { do: 'tap', messageId, index, part });
    },
    onShare: () => askDetails(find()),
  });
  chat.list.append(greeting(citizen));
  const { dots, sheet } = createPersonMenu(find);
  const facts = el('span', { className: 'facts' }, describe(citizen, oa));
  const who = el('div', { className: 'who' }, el('b', { className: 'name' }, citizen.name), facts);
  const head = el(
    'header',
    { className: 'pane-head' },
    el('span', { className: 'avatar', 'aria-hidden': 'true' }, toInitial(citizen.name)),
    who,
    dots,
  );
  const node = el('section', { className: 'pane', 'aria-label': citizen.name, 'data-user': citizen.userId });
  node.append(head, sheet, chat.list, chat.newer, typing.line, createComposer(citizen, sent));
  let seeing;
  const see = () => {
    clearTimeout(seeing);
    if (!isFront() || document.visibilityState !== 'visible') return;
    seeing = setTimeout(() => act(citizen, { do: 'see' }), seeAfterMs);
  };
  return {
    node,
    see,
    toEnd: chat.toEnd,
    put(message) {
      chat.put(message);
      if (message.from !== 'oa') return;
      typing.stop();
      if (message.receivedAt && !message.seenAt) see();
    },
    refresh: () => facts.replaceChildren(describe(find(), oa)),
  };
}
