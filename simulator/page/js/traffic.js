import { button, el } from './dom.js';
import { toSeconds } from './format.js';

const kept = 300;
const filters = { all: 'Tất cả', webhook: 'Webhook', api: 'API', oauth: 'OAuth', bad: 'Từ chối, lỗi' };
const verdicts = { ok: '', refused: 'TỪ CHỐI', failed: 'LỖI', fault: 'GIẢ LẬP' };

const isWanted = (entry, filter) =>
  filter === 'all' || (filter === 'bad' ? entry.verdict !== 'ok' : entry.kind === filter);

const lines = (headers) => Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
const raw = (first, { headers, body }) => [first, ...lines(headers), '', body].join('\n');

function toRow(entry) {
  const { request, response, kind, verdict, title, ms, at } = entry;
  const badge = `${kind.toUpperCase()} ${verdicts[verdict]}`.trim();
  const summary = el(
    'summary',
    {},
    el('span', { className: 'badge' }, badge),
    el('b', {}, title),
    el('span', { className: 'quiet' }, `${response?.status || '—'} · ${ms} ms · ${toSeconds(at)}`),
  );
  const details = el('details', {}, summary);
  // the raw text of hundreds of exchanges is made only when it is looked at
  details.addEventListener('toggle', () => {
    if (details.children.length > 1) return;
    details.append(el('h3', {}, 'Gửi đi'), el('pre', {}, raw(`${request.method} ${request.url}`, request)));
    if (response)
      details.append(el('h3', {}, 'Trả lời'), el('pre', {}, raw(`HTTP ${response.status}`, response)));
  });
  return el('li', { className: `entry ${verdict}` }, details);
}

/** The exchanges between the platform and the product, newest first, raw on demand. */
export function createTraffic() {
  const entries = [];
  let filter = 'all';
  const list = el('ol', { className: 'traffic' });
  const bar = el('div', { className: 'tabs' });
  const draw = () => {
    const wanted = entries.filter((entry) => isWanted(entry, filter)).reverse();
    list.replaceChildren(...wanted.map(toRow));
    const choices = Object.entries(filters).map(([key, label]) => {
      const choice = button(label, () => {
        filter = key;
        draw();
      });
      choice.setAttribute('aria-pressed', String(key === filter));
      return choice;
    });
    bar.replaceChildren(...choices);
  };
  return {
    node: el('div', {}, bar, list),
    begin(given) {
      entries.splice(0, entries.length, ...given);
      draw();
    },
    add(entry) {
      if (entries.some(({ id }) => id === entry.id)) return;
      entries.push(entry);
      if (entries.length > kept) entries.shift();
      if (isWanted(entry, filter)) list.prepend(toRow(entry));
      while (list.children.length > kept) list.lastElementChild.remove();
    },
  };
}
