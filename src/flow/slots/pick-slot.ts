import { startOfDay, toPlainDate } from '../../calendar/plain-date.js';
import type { PlainDate } from '../../ids.js';
import { readSlotWords } from '../../text/read-slot-words.js';
import type { FlowEffect } from '../effects.js';
import { miss } from '../said/miss.js';
import { formatDay } from '../show/moments.js';
import { type Context, line, showPlace, type Turn, withEffects } from '../turn.js';
import { type Choosing, tableFor, withTable } from './choosing.js';
import { freeSlots, offeredDays } from './free-slots.js';
import { type Meant, matchSlots } from './match-slots.js';
import { readSlotTap, type SlotTap, toSlotView } from './slot-view.js';

type Picked = {
  choosing: Choosing;
  text: string;
  /** the effect that asks the record for this hour */
  ask(slotAt: number): FlowEffect;
};

/** A day, a half of one or an hour, by button, number or words. An hour counts when the record has answered. */
export function pickSlot(context: Context, { choosing, text, ask }: Picked): Turn {
  const meant = meaningOf(context, choosing, text);
  if (!meant) return miss(context, line('reasons.slot.notUnderstood'));
  const { session } = context;
  switch (meant.kind) {
    case 'look': {
      const { day, part } = meant;
      return showPlace({ ...withTable(session, choosing.id, { day, part, lapsed: null }), misses: 0 });
    }
    case 'gone': {
      const { day } = meant;
      const looking = withTable(session, choosing.id, { day, part: null, lapsed: null });
      return showPlace(
        { ...looking, misses: session.misses + 1 },
        line(`slot.gone.${meant.what}`, { date: dayInWords(choosing.notBefore) }),
      );
    }
    case 'slot': {
      // were it gone meanwhile, other hours of that day are nearest
      const day = toPlainDate(meant.at);
      const asked = withTable(session, choosing.id, { wanted: meant.at, day, part: null, lapsed: null });
      return withEffects(
        { session: { ...asked, misses: 0 }, before: [], effects: [], show: 'nothing' },
        ask(meant.at),
      );
    }
  }
}

function meaningOf(context: Context, choosing: Choosing, text: string): Meant | undefined {
  const { world, session, at: now } = context;
  const table = tableFor(session, choosing.id);
  const free = freeSlots(world, { choosing, busy: table.busy, now });
  const tapped = readSlotTap(text) ?? numbered(text, toSlotView(table, free));
  if (tapped) return fromTap(tapped, free);
  const words = readSlotWords(text);
  const offered = offeredDays(world, now);
  const { notBefore } = choosing;
  return words && matchSlots(words, { free, offered, notBefore, day: table.day, now });
}

/** A button may be older than what is free now. */
function fromTap(tapped: SlotTap, free: readonly number[]): Meant {
  if (!('at' in tapped)) return { kind: 'look', ...tapped };
  return free.includes(tapped.at)
    ? { kind: 'slot', at: tapped.at }
    : { kind: 'gone', what: 'hour', day: null };
}

/** The number of a line on the table. */
function numbered(text: string, view: ReturnType<typeof toSlotView>): SlotTap | undefined {
  const number = /^\(?(\d{1,2})[.)]?$/.exec(text.trim())?.[1];
  if (number === undefined) return undefined;
  const index = Number(number) - 1;
  switch (view.level) {
    case 'none':
      return undefined;
    case 'days': {
      const day: PlainDate | undefined = view.days[index];
      return day && { day, part: null };
    }
    case 'parts': {
      const part = (['morning', 'afternoon'] as const)[index];
      return part && { day: view.day, part };
    }
    case 'hours': {
      const at = view.hours[index];
      return at === undefined ? undefined : { at };
    }
  }
}

const dayInWords = (day: PlainDate | undefined): string =>
  day === undefined ? '' : formatDay(startOfDay(day));
