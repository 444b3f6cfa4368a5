import { button, el, iconButton } from './dom.js';
import { createFaultPanel } from './fault-panel.js';
import { createPlatformPanel } from './platform-panel.js';
import { createTraffic } from './traffic.js';

const labels = { traffic: 'Lưu lượng', faults: 'Lỗi giả lập', platform: 'Nền tảng' };

function createRefusalCount() {
  const node = document.querySelector('#refusal-count');
  let count = 0;
  return {
    add() {
      count += 1;
      node.hidden = false;
      node.textContent = String(count);
    },
    clear() {
      count = 0;
      node.hidden = true;
    },
  };
}

/** The tabs and what the chosen one shows. */
function createTabs(parts) {
  const body = el('div', { className: 'tab-body' });
  const tabs = el('div', { className: 'tabs', role: 'tablist' });
  let chosen = 'traffic';
  const toTab = ([key, label]) => {
    const tab = button(label, () => {
      chosen = key;
      draw();
    });
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-selected', String(key === chosen));
    return tab;
  };
  const draw = () => {
    tabs.replaceChildren(...Object.entries(labels).map(toTab));
    parts[chosen].draw?.();
    body.replaceChildren(parts[chosen].node);
  };
  return { nodes: [tabs, body], draw, isTraffic: () => chosen === 'traffic' };
}

const steering = ['faults', 'chaos', 'clock', 'webhook'];

/** The drawer "Kỹ thuật". `find` gives the state of the page. */
export function createDrawer({ find }) {
  const node = document.querySelector('#drawer');
  const opener = document.querySelector('#open-drawer');
  const count = createRefusalCount();
  const traffic = createTraffic();
  const tabs = createTabs({ traffic, faults: createFaultPanel(find), platform: createPlatformPanel(find) });
  const toggle = (open) => {
    node.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    count.clear();
    if (open) tabs.draw();
    else opener.focus();
  };
  const close = iconButton('close', 'Đóng', () => toggle(false));
  node.append(el('header', {}, el('h2', {}, 'Kỹ thuật'), close), ...tabs.nodes);
  node.addEventListener('keydown', ({ key }) => key === 'Escape' && toggle(false));
  opener.addEventListener('click', () => toggle(node.hidden));
  return {
    begin() {
      traffic.begin(find().traffic);
      if (!node.hidden) tabs.draw();
    },
    hear(type, data) {
      if (type === 'traffic') traffic.add(data);
      if (type === 'refusal' && node.hidden) count.add();
      if (steering.includes(type) && !node.hidden && !tabs.isTraffic()) tabs.draw();
    },
  };
}
