import { act, upload } from './api.js';
import { el, icon, iconButton } from './dom.js';

const stickers = { 'xin-chao': 'Xin chào', 'cam-on': 'Cảm ơn', 'dong-y': 'Đồng ý' };
/** Photos of identity cards that belong to nobody; the last one is too blurred to be read. */
const cards = {
  'gan-chip': 'Ảnh thẻ gắn chip',
  'can-cuoc-moi': 'Ảnh thẻ căn cước mới',
  'chup-mo': 'Ảnh thẻ chụp mờ',
};
/** The gate of the made-up ward. */
const place = { latitude: '11.3131', longitude: '106.0983' };
const lonelyAddress = /^https?:\/\/\S+$/;

function picker(citizen, kind, accept, multiple) {
  return el('input', {
    type: 'file',
    accept,
    multiple,
    hidden: true,
    'data-kind': kind,
    async onchange({ currentTarget }) {
      const files = [...currentTarget.files];
      currentTarget.value = '';
      for (const file of files) await upload(citizen, kind, file);
    },
  });
}

function tools(citizen, { file, video }, close) {
  const tool = (picture, label, run) =>
    el(
      'button',
      {
        type: 'button',
        onclick() {
          close();
          run();
        },
      },
      picture,
      label,
    );
  const sticker = ([id, label]) =>
    tool(el('img', { src: `/stickers/${id}.svg`, alt: '' }), label, () =>
      act(citizen, { do: 'sendSticker', stickerId: id }),
    );
  const card = ([id, label]) => tool(icon('photo'), label, () => sendCardPhoto(citizen, id));
  return [
    tool(icon('file'), 'Tệp', () => file.click()),
    tool(icon('video'), 'Video', () => video.click()),
    tool(icon('voice'), 'Ghi âm', () => act(citizen, { do: 'sendVoice' })),
    tool(icon('pin'), 'Vị trí', () => act(citizen, { do: 'sendLocation', ...place })),
    tool(icon('card'), 'Danh thiếp', () => act(citizen, { do: 'sendCard' })),
    ...Object.entries(cards).map(card),
    ...Object.entries(stickers).map(sticker),
  ];
}

async function sendCardPhoto(citizen, id) {
  const photo = await fetch(`/cards/${id}.jpg`);
  await upload(citizen, 'photo', new File([await photo.blob()], `${id}.jpg`, { type: 'image/jpeg' }));
}

/** What can be sent besides words, behind the plus. */
function createTools(citizen, pickers) {
  const sheet = el('div', { className: 'sheet tools', hidden: true });
  const plus = iconButton('plus', 'Thêm', () => toggle(sheet.hidden));
  const toggle = (open) => {
    sheet.hidden = !open;
    plus.setAttribute('aria-expanded', String(open));
    if (open) sheet.firstElementChild.focus();
  };
  sheet.append(...tools(citizen, pickers, () => toggle(false)));
  return { sheet, plus, close: () => toggle(false) };
}

/** Where a citizen writes: Enter sends, Shift+Enter begins a line. `onSent` is called when something was written. */
export function createComposer(citizen, onSent) {
  const words = el('textarea', {
    rows: 1,
    placeholder: 'Nhắn tin…',
    'aria-label': `${citizen.name} viết`,
    maxLength: 5000,
  });
  const photo = picker(citizen, 'photo', 'image/*', true);
  const file = picker(citizen, 'file', '', true);
  const video = picker(citizen, 'video', 'video/*', false);
  const { sheet, plus, close } = createTools(citizen, { file, video });
  const grow = () => {
    words.style.height = 'auto';
    words.style.height = `${words.scrollHeight + 2}px`;
  };
  const send = (event) => {
    event?.preventDefault();
    const text = words.value.trim();
    if (text === '') return;
    words.value = '';
    grow();
    onSent();
    void act(citizen, lonelyAddress.test(text) ? { do: 'sendLink', url: text } : { do: 'say', text });
  };
  words.addEventListener('input', grow);
  words.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
  });
  const form = el('form', { className: 'composer', onsubmit: send }, plus, words, photo, file, video);
  form.append(iconButton('photo', 'Gửi ảnh', () => photo.click()));
  form.append(el('button', { className: 'icon', 'aria-label': 'Gửi', title: 'Gửi' }, icon('send')));
  const holder = el('div', {}, sheet, form);
  holder.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  return holder;
}
