import { addCitizen, getSnapshot, listen } from './api.js';
import { el } from './dom.js';
import { createDrawer } from './drawer.js';
import { toClock, toShortDay } from './format.js';
import { createPane } from './pane.js';
import { createPeople } from './people.js';
import { showRefusal } from './toast.js';

const $ = (selector) => document.querySelector(selector);
let state;
let oaId = new URLSearchParams(location.search).get('oa');
const panes = new Map();
const people = createPeople({ onChange: () => drawPanes() });
const drawer = createDrawer({ find: () => state });

const citizens = () => state.citizens.filter((citizen) => citizen.oaId === oaId);
const findCitizen = (userId) => citizens().find((citizen) => citizen.userId === userId);

function getPane(citizen) {
  const { userId } = citizen;
  const existing = panes.get(userId);
  if (existing) return existing;
  const oa = state.oas.find((one) => one.oaId === oaId);
  const pane = createPane({
    citizen,
    oa,
    find: () => findCitizen(userId),
    isFront: () => people.isShown(userId),
  });
  panes.set(userId, pane);
  for (const message of state.messages)
    if (message.userId === userId && message.oaId === oaId) pane.put(message);
  return pane;
}

function drawPanes() {
  people.draw(citizens());
  const open = citizens().filter(({ userId }) => people.isOpen(userId));
  const wanted = open.map((citizen) => getPane(citizen).node);
  const shown = [...$('#panes').children];
  if (wanted.length !== shown.length || wanted.some((node, i) => node !== shown[i]))
    $('#panes').replaceChildren(...wanted);
  for (const { userId } of open) {
    const pane = getPane({ userId });
    pane.node.classList.toggle('front', people.isFront(userId));
    pane.toEnd();
    if (people.isShown(userId)) pane.see();
  }
}

function chooseOa(id) {
  oaId = id;
  history.replaceState(null, '', `?oa=${id}`);
  panes.clear();
  people.begin(citizens());
  drawPanes();
}

function drawTop() {
  const options = state.oas.map((oa) =>
    el('option', { value: oa.oaId, selected: oa.oaId === oaId }, oa.name),
  );
  $('#oa').replaceChildren(...options);
  drawClock();
}

let clockReadAt = 0;
function drawClock() {
  const { now, offset } = state.clock;
  const time = now + performance.now() - clockReadAt;
  $('#clock').textContent = `${toClock(time)} · ${toShortDay(time)}`;
  $('#clock').classList.toggle('ahead', offset > 0);
}

function put(list, item, same) {
  const index = list.findIndex(same);
  if (index < 0) list.push(item);
  else list[index] = item;
}

const handlers = {
  message(message) {
    put(state.messages, message, ({ id }) => id === message.id);
    if (message.oaId !== oaId) return;
    panes.get(message.userId)?.put(message);
    if (message.from === 'oa' && !message.seenAt) people.markUnread(message.userId);
    people.draw(citizens());
  },
  citizen(citizen) {
    const known = state.citizens.some(
      ({ userId, oaId: at }) => userId === citizen.userId && at === citizen.oaId,
    );
    put(state.citizens, citizen, ({ userId, oaId: at }) => userId === citizen.userId && at === citizen.oaId);
    if (citizen.oaId !== oaId) return;
    panes.get(citizen.userId)?.refresh();
    if (!known) people.draw(citizens());
  },
  clock(clock) {
    state.clock = clock;
    clockReadAt = performance.now();
    drawClock();
  },
  webhook({ oaId: id, on }) {
    for (const oa of state.oas) if (oa.oaId === id) oa.webhookOn = on;
  },
  faults: (faults) => Object.assign(state, { faults }),
  chaos: (chaos) => Object.assign(state, { chaos }),
  refusal: showRefusal,
};

function hear({ type, data }) {
  handlers[type]?.(data);
  drawer.hear(type, data);
}

/** What happens while the picture is fetched waits: it may or may not be in the picture, and is told again after it. */
let waiting = [];

async function begin() {
  waiting ??= [];
  const snapshot = await getSnapshot();
  if (!snapshot) return;
  state = snapshot;
  clockReadAt = performance.now();
  $('#offline').hidden = true;
  if (!state.oas.some((oa) => oa.oaId === oaId)) oaId = state.oas[0].oaId;
  const wasOpen = panes.size > 0;
  panes.clear();
  if (!wasOpen) people.begin(citizens());
  drawTop();
  drawPanes();
  drawer.begin();
  const missed = waiting;
  waiting = undefined;
  missed.forEach(hear);
}

$('#oa').addEventListener('change', ({ currentTarget }) => chooseOa(currentTarget.value));
$('#add-citizen').addEventListener('click', async () => {
  const citizen = await addCitizen(oaId);
  if (!citizen) return;
  handlers.citizen(citizen);
  people.choose(citizen.userId);
  panes.get(citizen.userId)?.node.querySelector('textarea').focus();
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && state) drawPanes();
});
setInterval(() => state && drawClock(), 10_000);

listen({
  onOpen: begin,
  onLost: () => {
    $('#offline').hidden = false;
  },
  onEvent: (event) => (waiting ? waiting.push(event) : hear(event)),
});
