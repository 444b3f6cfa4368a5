import { startOfDay } from '../../calendar/plain-date.js';
import type { Saying } from '../effects.js';
import { answerTap, tap } from '../read-meaning.js';
import type { Choosing } from '../slots/choosing.js';
import { freeSlots } from '../slots/free-slots.js';
import type { SlotTable } from '../slots/slot-table.js';
import { type SlotView, slotTap, toSlotView } from '../slots/slot-view.js';
import { line, saying } from '../turn.js';
import type { World } from '../world.js';
import { buttons, MOST_BUTTONS } from './buttons.js';
import { formatMoment, formatSlotClock, formatSlotDay } from './moments.js';

const NO_HEAD = { number: '', total: '', ask: '', help: '', current: '', code: '', moment: '' };

type Shown = {
  choosing: Choosing;
  table: SlotTable;
  /** what the hour is for, in the places of `slot.days` and `slot.none` */
  head: Partial<Record<keyof typeof NO_HEAD, string | number>>;
  /** buttons that stand under it wherever it is shown; the last to go when there are too many */
  own: Saying['buttons'];
};

/** The hours that can be had, a level at a time: days, the half of one, its hours. */
export function showSlots(world: World, { choosing, table, head, own }: Shown): Saying {
  const free = freeSlots(world, { choosing, busy: table.busy, now: table.foundAt ?? 0 });
  const view = toSlotView(table, free);
  const { labels } = world.catalogue;
  const lapsed =
    table.lapsed === null ? [] : [line('slot.lapsed', { moment: formatMoment(table.lapsed, labels) })];
  const options = optionsOf(world, choosing, view);
  const room = MOST_BUTTONS - own.length - (view.level === 'days' || view.level === 'none' ? 0 : 1);
  const otherDay =
    view.level === 'parts' || view.level === 'hours'
      ? buttons(world, ['otherDay', answerTap(choosing.key, slotTap.days)])
      : [];
  return {
    ...saying(
      `slot.${view.level}`,
      {
        ...NO_HEAD,
        ...head,
        day: 'day' in view ? formatSlotDay(startOfDay(view.day), labels) : '',
        options: options.map(({ label }, index) => `${index + 1}. ${label}`).join('\n'),
      },
      [...options.slice(0, room), ...otherDay, ...own],
    ),
    before: lapsed,
  };
}

function optionsOf(world: World, { key }: Choosing, view: SlotView): Saying['buttons'] {
  const { labels } = world.catalogue;
  switch (view.level) {
    case 'none':
      return buttons(world, ['person', tap('person')], ['officeChooses', tap('skip', key)]);
    case 'days':
      return view.days.map((day) => ({
        label: formatSlotDay(startOfDay(day), labels),
        payload: answerTap(key, slotTap.day(day)),
      }));
    case 'parts':
      return buttons(
        world,
        ['morning', answerTap(key, slotTap.part(view.day, 'morning'))],
        ['afternoon', answerTap(key, slotTap.part(view.day, 'afternoon'))],
      );
    case 'hours':
      return view.hours.map((at) => ({
        label: formatSlotClock(at, labels),
        payload: answerTap(key, slotTap.hour(at)),
      }));
  }
}
