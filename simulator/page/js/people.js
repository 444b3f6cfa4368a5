import { button } from './dom.js';

const wide = matchMedia('(min-width: 701px)');
const openAtFirst = 2;

/** Which citizens of the OA are open, which is in front on a phone, and who has something unread. */
export function createPeople({ onChange }) {
  const node = document.querySelector('#people');
  let open = [];
  let front;
  let unread = new Set();
  const isShown = (userId) => (wide.matches ? open.includes(userId) : front === userId);
  const choose = (userId) => {
    unread.delete(userId);
    if (wide.matches && open.includes(userId) && open.length > 1) open = open.filter((one) => one !== userId);
    else if (!open.includes(userId)) open = [...open, userId];
    front = open.includes(userId) ? userId : open[0];
    onChange();
  };
  wide.addEventListener('change', onChange);
  return {
    isShown,
    isFront: (userId) => front === userId,
    isOpen: (userId) => open.includes(userId),
    choose,
    begin(citizens) {
      open = citizens.slice(0, openAtFirst).map(({ userId }) => userId);
      front = open[0];
      unread = new Set();
    },
    markUnread(userId) {
      if (!isShown(userId)) unread.add(userId);
    },
    draw(citizens) {
      const chips = citizens.map(({ userId, name }) => {
        const chip = button(name, () => choose(userId), `plain person${unread.has(userId) ? ' unread' : ''}`);
        chip.setAttribute('aria-pressed', String(isShown(userId)));
        return chip;
      });
      node.replaceChildren(...chips);
    },
  };
}
