import { act } from './api.js';
import { button, el, iconButton } from './dom.js';

const standings = {
  normal: 'Bình thường',
  blocked: 'Chặn tài khoản này',
  restricted: 'Hạn chế loại tin',
  banned: 'Bị khoá',
};

function items(citizen, close) {
  const item = (label, action) =>
    button(
      label,
      () => {
        close();
        void act(citizen, action);
      },
      '',
    );
  const standing = el('select', {
    onchange: ({ currentTarget }) => {
      close();
      void act(citizen, { do: 'stand', standing: currentTarget.value });
    },
  });
  for (const [value, label] of Object.entries(standings)) {
    standing.append(el('option', { value, selected: value === citizen.standing }, label));
  }
  return [
    citizen.follows ? item('Bỏ quan tâm', { do: 'unfollow' }) : item('Quan tâm', { do: 'follow' }),
    item(citizen.phoneOff ? 'Mở máy' : 'Tắt máy (không nhận tin)', {
      do: 'switchPhone',
      off: !citizen.phoneOff,
    }),
    item('Rút lại đồng ý, xoá dữ liệu', { do: 'withdraw' }),
    el('label', {}, 'Quan hệ với tài khoản', standing),
  ];
}

/** The three dots of a citizen; `find` gives the citizen as they are now. */
export function createPersonMenu(find) {
  const sheet = el('div', { className: 'sheet menu', hidden: true });
  const close = () => {
    sheet.hidden = true;
  };
  const dots = iconButton('more', 'Thao tác khác', () => {
    sheet.replaceChildren(...items(find(), close));
    sheet.hidden = !sheet.hidden;
    if (!sheet.hidden) sheet.firstElementChild.focus();
  });
  sheet.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  document.addEventListener('click', ({ target }) => {
    if (!sheet.contains(target) && !dots.contains(target)) close();
  });
  return { dots, sheet };
}
