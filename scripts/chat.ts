import { createInterface } from 'node:readline/promises';
import { createCalendars } from '../src/composition/create-calendars.js';
import type { FlowEffect } from '../src/flow/effects.js';
import type { FlowEvent } from '../src/flow/events.js';
import { newSession } from '../src/flow/session.js';
import { step } from '../src/flow/step.js';
import type { World } from '../src/flow/world.js';
import { ConversationId, OfficeId } from '../src/ids.js';
import { loadOffices } from '../src/offices/offices.js';
import { loadTemplates } from '../src/procedures/load-templates.js';
import { renderSaying } from '../src/wording/render.js';
import { createTerminalOffice } from './terminal-office.js';

/**
 * `npm run chat [procedure]`: one citizen at the terminal with the real engine and templates, in memory. A number in
 * brackets presses that button (`[1]`), `[ảnh]` sends a photo; submissions and files are accepted on the spot.
 */
const templates = loadTemplates('templates');
const { catalogue, catalogues, domain } = templates;
const offices = loadOffices('scripts/demo/offices.yaml');
const office = offices.get(OfficeId.parse('ninh-thanh'));
const world: World = { catalogue, catalogues, domain, office, calendar: createCalendars(offices)(office.id) };

let session = newSession(ConversationId.parse('1-terminal'));
let buttons: { label: string; payload: string }[] = [];
let photos = 0;
const answersOf = createTerminalOffice();

/** Runs an event and whatever the office would answer to its effects at once. */
function play(event: FlowEvent): void {
  const [next, effects] = step(world, session, event);
  session = next;
  for (const effect of effects) show(effect);
  for (const answer of effects.flatMap((effect) => answersOf(effect, event.at))) play(answer);
}

function show(effect: FlowEffect): void {
  if (effect.type !== 'reply') {
    console.log(`   ! ${JSON.stringify(effect)}`);
    return;
  }
  const { language, sayings } = effect;
  for (const message of sayings.flatMap((saying) => renderSaying(templates, office, { saying, language }))) {
    console.log(`\n${message.text}`);
    if (message.buttons.length > 0) buttons = message.buttons;
    console.log(message.buttons.map(({ label }, index) => `[${index + 1}] ${label}`).join('   '));
  }
}

function toEvent(typed: string): FlowEvent {
  const at = Date.now();
  const pressed = /^\[(\d)\]$/.exec(typed)?.[1];
  if (typed === '[ảnh]') {
    photos += 1;
    return {
      type: 'sentMedia',
      at,
      items: [{ mediaId: `photo-${photos}`, kind: 'photo', url: 'https://example.com' }],
    };
  }
  return { type: 'said', at, text: pressed ? (buttons[Number(pressed) - 1]?.payload ?? typed) : typed };
}

const wanted = process.argv[2];
play(wanted === undefined ? { type: 'openedChat', at: Date.now() } : toEvent(`#tt ${wanted}`));
const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
terminal.prompt();
for await (const typed of terminal) {
  if (typed.trim() !== '') play(toEvent(typed.trim()));
  terminal.prompt();
}
