import { act } from './api.js';
import { button, el } from './dom.js';

const field = (name, label, value) =>
  el('label', {}, label, el('input', { name, value, required: true, autocomplete: 'off' }));

/** Asks what a citizen wants to share with the OA and shares it. */
export function askDetails(citizen) {
  const dialog = document.querySelector('#details');
  const generation = el('select', { name: 'generation' });
  generation.append(
    el('option', { value: '2026' }, 'Dạng 2026'),
    el('option', { value: 'older' }, 'Dạng cũ'),
  );
  const form = el(
    'form',
    {
      method: 'dialog',
      onsubmit() {
        const { generation, ...details } = Object.fromEntries(new FormData(form));
        void act(citizen, { do: 'shareDetails', generation, details });
      },
    },
    el('h2', {}, 'Chia sẻ thông tin'),
    field('name', 'Họ và tên', citizen.name),
    field('phone', 'Số điện thoại', citizen.phone ?? '84900000000'),
    field('city', 'Tỉnh, thành phố', 'Tỉnh Tây Ninh'),
    field('ward', 'Phường, xã', 'Phường Ninh Thạnh'),
    field('address', 'Địa chỉ', 'Tổ 5'),
    el('label', {}, 'Dạng sự kiện', generation),
    el(
      'div',
      { className: 'buttons' },
      el('button', { className: 'plain primary' }, 'Chia sẻ'),
      button('Thôi', () => dialog.close()),
    ),
  );
  dialog.replaceChildren(form);
  dialog.showModal();
}
