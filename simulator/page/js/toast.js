import { el, iconButton } from './dom.js';

const shown = 3;

/** Shows a loud message until it is closed; only the newest stay. */
export function showToast(text) {
  const toasts = document.querySelector('#toasts');
  const toast = el('div', { className: 'toast' }, el('p', {}, text));
  toast.append(iconButton('close', 'Đóng', () => toast.remove()));
  toasts.append(toast);
  while (toasts.children.length > shown) toasts.firstElementChild.remove();
}

/** Something of the product was refused. */
export const showRefusal = ({ path, code, message, reason }) =>
  showToast(`Nền tảng TỪ CHỐI ${path}: ${code} ${message}. ${reason}`);
