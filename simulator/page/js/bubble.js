import { toArticleCard, toTemplateCard } from './cards.js';
import { el, icon, linkify } from './dom.js';
import { isLocal, toClock, toLocal, toSize } from './format.js';

const text = (words) => el('p', { className: 'text' }, ...linkify(words));

function picture(url, alt) {
  if (!isLocal(url)) return text(url);
  return el('img', { src: toLocal(url), alt, loading: 'lazy' });
}

const attached = (name, title, note, href) =>
  el(
    href ? 'a' : 'div',
    {
      className: 'attached',
      ...(href && { href: toLocal(href), target: '_blank', rel: 'noopener noreferrer' }),
    },
    icon(name),
    el('span', {}, title, note ? el('small', {}, note) : undefined),
  );

function cardPhone(message) {
  try {
    return JSON.parse(message.text).phone;
  } catch {
    return '';
  }
}

/** What a message shows, by its kind. */
function body(message) {
  const { kind, url = '', name = '', text: words = '' } = message;
  const caption = words ? [text(words)] : [];
  switch (kind) {
    case 'image':
    case 'gif':
      return [picture(url, name || 'Ảnh'), ...caption];
    case 'sticker':
      return [url ? picture(url, 'Nhãn dán') : text(`[nhãn dán ${message.stickerId}]`)];
    case 'file':
      return [attached('file', name, toSize(message.size), url)];
    case 'video':
      return [attached('video', name || 'Video', toSize(message.size), url)];
    case 'audio':
      return [attached('voice', 'Tin nhắn thoại', toSize(message.size), url)];
    case 'location':
      return [attached('pin', 'Vị trí', `${message.latitude}, ${message.longitude}`)];
    case 'link':
      return [...caption, text(url)];
    case 'card':
      return [attached('card', 'Danh thiếp', cardPhone(message))];
    case 'template':
      return toTemplateCard(message);
    case 'article':
      return message.elements.map(toArticleCard);
    default:
      return caption;
  }
}

/** One thing to press. What opens an address is a link; the rest is sent. */
function action({ title, type, payload }, press) {
  if (typeof payload === 'string') {
    const onclick = ({ currentTarget }) => {
      currentTarget.classList.add('pressed');
      setTimeout(() => currentTarget.classList.remove('pressed'), 900);
      press();
    };
    return el('button', { type: 'button', title: payload, onclick }, title);
  }
  const { url, phone_code: phone, content = '' } = payload;
  const href =
    url ?? (type === 'oa.open.sms' ? `sms:${phone}?body=${encodeURIComponent(content)}` : `tel:${phone}`);
  return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, title);
}

const elementOf = ({ title, subtitle, imageUrl }) =>
  el(
    'div',
    { className: 'element' },
    imageUrl && isLocal(imageUrl) ? picture(imageUrl, '') : undefined,
    el('b', {}, title),
    subtitle ? el('span', { className: 'quiet' }, subtitle) : undefined,
  );

function actions(message, { onTap, onShare }) {
  const tap = (part) => (given, index) => action(given, () => onTap(message.id, index, part));
  const elements = message.kind === 'article' ? [] : message.elements;
  const fromElements = elements.flatMap((element, index) =>
    element.action
      ? [action({ ...element.action, title: element.title }, () => onTap(message.id, index, 'element'))]
      : [],
  );
  const share = message.kind === 'form' ? [action({ title: 'Chia sẻ thông tin', payload: '' }, onShare)] : [];
  return [...message.buttons.map(tap('button')), ...fromElements, ...share];
}

const iconNames = {
  '/-strong': 'thích',
  '/-heart': 'yêu',
  ':>': 'cười',
  ':o': 'ngạc nhiên',
  ':-((': 'buồn',
  ':-h': 'giận',
};

function meta(message) {
  const mark = message.seenAt ? ' · đã xem' : message.receivedAt ? ' · đã nhận' : '';
  const reactions = message.reactions.map((one) => ` · ${iconNames[one] ?? one}`).join('');
  return `${toClock(message.at)}${message.from === 'oa' ? mark : ''}${reactions}`;
}

/** A message as a bubble with its buttons, time and marks. */
export function toBubble(message, handlers) {
  const pressable = actions(message, handlers);
  const bubble = el('div', { className: `bubble ${message.kind}` }, ...body(message));
  if (message.kind !== 'article') bubble.append(...message.elements.map(elementOf));
  if (pressable.length > 0) bubble.append(el('div', { className: 'actions' }, ...pressable));
  const side = message.from === 'oa' ? 'oa' : 'me';
  return el(
    'li',
    { className: `row ${side}`, 'data-id': message.id, 'data-at': message.at },
    bubble,
    el('span', { className: 'meta' }, meta(message)),
  );
}
