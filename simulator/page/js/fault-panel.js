import { call } from './api.js';
import { button, el } from './dom.js';

const kinds = {
  error: 'Trả mã lỗi, không gửi',
  errorButDone: 'Trả mã lỗi nhưng tin vẫn tới',
  timeout: 'Không trả lời, không gửi',
  timeoutButDone: 'Không trả lời nhưng tin vẫn tới',
  cut: 'Cắt kết nối, không gửi',
  cutButDone: 'Cắt kết nối sau khi tin đã tới',
  serverError: 'HTTP 500',
  slow: 'Trả lời chậm',
};
const scopes = {
  send: 'tin gửi cho công dân',
  api: 'mọi lệnh API',
  upload: 'tải tệp lên',
  oauth: 'cấp token',
};
const codes = [
  -32, -100, -200, -201, -210, -213, -216, -217, -220, -227, -230, -232, -233, -234, -235, -240, -244,
];

const choice = (name, options) => {
  const select = el('select', { name });
  for (const [value, label] of Object.entries(options)) select.append(el('option', { value }, label));
  return select;
};
const number = (name, value) => el('input', { type: 'number', name, value, min: 1, required: true });

function injectForm() {
  const code = el('input', { type: 'number', name: 'code', value: -200, 'aria-label': 'Mã lỗi' });
  const codeList = el('datalist', { id: 'codes' }, ...codes.map((value) => el('option', { value })));
  code.setAttribute('list', 'codes');
  const form = el(
    'form',
    {
      onsubmit(event) {
        event.preventDefault();
        const given = Object.fromEntries(new FormData(form));
        const { kind, on } = given;
        const fault = { kind, on, times: Number(given.times) };
        if (kind.startsWith('error')) fault.code = Number(given.code);
        if (kind === 'slow') fault.ms = Number(given.ms);
        void call('/faults', { body: fault });
      },
    },
    el(
      'fieldset',
      {},
      el('legend', {}, 'Làm hỏng các lệnh sắp tới'),
      el('label', {}, 'Kiểu', choice('kind', kinds)),
      el('label', {}, 'Nhắm vào', choice('on', scopes)),
      el('label', {}, 'Mã lỗi', code),
      el('label', {}, 'Chậm (ms)', number('ms', 5000)),
      el('label', {}, 'Số lần', number('times', 1)),
      codeList,
      el('button', { className: 'plain primary' }, 'Đặt lỗi'),
    ),
  );
  return form;
}

const chaosNumbers = {
  copies: 'Gửi mỗi sự kiện mấy lần',
  reorder: 'Gom mấy sự kiện rồi đảo thứ tự',
  dropNext: 'Bỏ mất mấy sự kiện sắp tới',
  delayMs: 'Gửi trễ (ms)',
};
const chaosChecks = {
  equalTimestamps: 'Mọi sự kiện cùng một giờ',
  timestampHeader: 'Thêm X-ZEvent-Timestamp',
};
const chaosChoices = {
  retries: ['Gửi lại khi', { documented: 'không nối được (tài liệu)', strict: 'khác 200 hoặc quá 2 giây' }],
  keyOrder: [
    'Thứ tự khoá JSON',
    { documents: 'như tài liệu', console: 'như bảng điều khiển', alternate: 'luân phiên' },
  ],
};

function chaosForm(chaos) {
  const set = (change) => void call('/chaos', { body: change });
  const numbers = Object.entries(chaosNumbers).map(([name, label]) => {
    const min = name === 'copies' || name === 'reorder' ? 1 : 0;
    const onchange = ({ currentTarget }) => set({ [name]: Number(currentTarget.value) });
    return el('label', {}, label, el('input', { type: 'number', name, value: chaos[name], min, onchange }));
  });
  const checks = Object.entries(chaosChecks).map(([name, label]) => {
    const onchange = ({ currentTarget }) => set({ [name]: currentTarget.checked });
    return el('label', {}, label, el('input', { type: 'checkbox', name, checked: chaos[name], onchange }));
  });
  const choices = Object.entries(chaosChoices).map(([name, [label, options]]) => {
    const select = choice(name, options);
    select.value = chaos[name];
    select.addEventListener('change', () => set({ [name]: select.value }));
    return el('label', {}, label, select);
  });
  return el('fieldset', {}, el('legend', {}, 'Webhook đi đường nào'), ...numbers, ...checks, ...choices);
}

function waiting(faults) {
  if (faults.length === 0) return el('p', { className: 'quiet' }, 'Chưa đặt lỗi nào.');
  const items = faults.map(({ kind, on, times, code }) =>
    el('li', {}, `${kinds[kind]}${code === undefined ? '' : ` ${code}`} · ${scopes[on]} · còn ${times} lần`),
  );
  return el(
    'div',
    { className: 'warning' },
    el('ul', {}, ...items),
    button('Bỏ hết', () => call('/faults', { method: 'DELETE' })),
  );
}

/** Faults on demand and the ways in which webhooks go wrong. */
export function createFaultPanel(find) {
  const inject = injectForm();
  const node = el('div', { className: 'panel' });
  return {
    node,
    draw: () => node.replaceChildren(waiting(find().faults), inject, chaosForm(find().chaos)),
  };
}
