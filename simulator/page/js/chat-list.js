import { toBubble } from './bubble.js';
import { button, el } from './dom.js';
import { toDay } from './format.js';

const nearEnd = 80;

/** A list that stays at its end, whatever grows in it or around it, unless the reader went up. */
function createFollowing() {
  const list = el('ol', { className: 'chat', role: 'log', tabIndex: 0, 'aria-label': 'Cuộc trò chuyện' });
  const toEnd = () => {
    list.scrollTop = list.scrollHeight;
    newer.hidden = true;
  };
  const newer = button('Tin mới ↓', toEnd, 'plain newer');
  newer.hidden = true;
  let atEnd = true;
  let before = 0;
  list.addEventListener('scroll', () => {
    // only a reader goes up; what grows below before this event is heard is no reader
    const wentUp = list.scrollTop < before;
    before = list.scrollTop;
    if (list.scrollHeight - list.scrollTop - list.clientHeight < nearEnd) atEnd = true;
    else if (wentUp) atEnd = false;
    if (atEnd) newer.hidden = true;
  });
  // a picture grows when it has come, and a phone's keyboard takes room
  list.addEventListener('load', () => atEnd && toEnd(), true);
  new ResizeObserver(() => atEnd && toEnd()).observe(list);
  return { list, newer, toEnd, isAtEnd: () => atEnd };
}

function addDay(list, { at }) {
  const last = list.querySelector('li:last-child')?.dataset.at;
  const day = toDay(at);
  if (last !== undefined && toDay(Number(last)) === day) return;
  list.append(el('li', { className: 'day', 'data-at': at }, day));
}

/** The bubbles of a chat. It follows its newest message unless the reader went up. */
export function createChatList(handlers) {
  const { list, newer, toEnd, isAtEnd } = createFollowing();
  const put = (message) => {
    if (message.hidden) return;
    const bubble = toBubble(message, handlers);
    const existing = list.querySelector(`[data-id="${message.id}"]`);
    if (existing) {
      existing.replaceWith(bubble);
      return;
    }
    list.querySelector('.empty')?.remove();
    addDay(list, message);
    list.append(bubble);
    if (isAtEnd() || message.from === 'citizen') toEnd();
    else newer.hidden = false;
  };
  return { list, newer, toEnd, put };
}
