import { call } from './api.js';
import { button, el } from './dom.js';
import { toDay, toSeconds } from './format.js';
import { showToast } from './toast.js';

const hour = 3_600_000;
const jumps = {
  '10 phút': hour / 6,
  '1 giờ': hour,
  '49 giờ': 49 * hour,
  '8 ngày': 192 * hour,
  '91 ngày': 2184 * hour,
};

function clockPart({ now, offset }) {
  const ahead = offset > 0 ? `, nhanh hơn thật ${Math.round(offset / hour)} giờ` : '';
  const buttons = Object.entries(jumps).map(([label, advanceMs]) =>
    button(`+ ${label}`, () => call('/clock', { body: { advanceMs } })),
  );
  return el(
    'fieldset',
    {},
    el('legend', {}, 'Đồng hồ của nền tảng'),
    el('p', {}, `${toSeconds(now)}, ${toDay(now)}${ahead}. Đồng hồ chỉ chạy tới.`),
    el('div', { className: 'buttons' }, ...buttons),
  );
}

function webhookPart({ webhookUrl, oas }) {
  const off = oas.filter((oa) => !oa.webhookOn);
  const warnings = off.map(({ oaId, name }) =>
    el(
      'p',
      { className: 'warning' },
      `Nền tảng đã ngắt webhook của ${name} vì gửi lại đủ số lần mà không được. `,
      button('Bật lại', () => call('/webhook/enable', { body: { oaId } })),
    ),
  );
  const probe = async () => {
    const outcome = await call('/webhook/probe');
    if (outcome) showToast(outcome.ok ? 'Gói thử {}: được trả lời 200.' : `Gói thử {}: ${outcome.answer}`);
  };
  return el(
    'fieldset',
    {},
    el('legend', {}, 'Webhook'),
    el('p', {}, webhookUrl),
    ...warnings,
    el('div', { className: 'buttons' }, button('Gửi gói thử {} không chữ ký', probe)),
  );
}

function tokenPart() {
  return el(
    'fieldset',
    {},
    el('legend', {}, 'Token'),
    el('p', {}, 'Cho mọi access token hết hạn ngay; refresh token vẫn dùng được.'),
    el(
      'div',
      { className: 'buttons' },
      button('Hết hạn ngay', () => call('/tokens/expire', { body: {} })),
    ),
  );
}

/** The clock, the webhook's state and the tokens. */
export function createPlatformPanel(find) {
  const node = el('div', { className: 'panel' });
  return {
    node,
    draw: () => node.replaceChildren(clockPart(find().clock), webhookPart(find()), tokenPart()),
  };
}
