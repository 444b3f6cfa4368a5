import { z } from 'zod';
import { startOfDay, toPlainDate } from '../../calendar/plain-date.js';
import { dayAt, formatDate } from '../../identity/partial-date.js';
import { PlainDate } from '../../ids.js';
import { Desk } from '../../offices/office.js';
import type { AnswerKind } from './answer-kind.js';
import { readShortText } from './read-text.js';

/** Settings of a question for an hour at which to come. */
export const SlotQuestion = z.strictObject({ kind: z.literal('slot'), desk: Desk });
export type SlotQuestion = z.infer<typeof SlotQuestion>;

/** When the hour begins (epoch ms). How long it takes is the office's rule. */
export const SlotAnswer = z.strictObject({ at: z.int() });
export type SlotAnswer = z.infer<typeof SlotAnswer>;

const WHOLE = /^(\d{1,2}):(\d{2}),? (\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const MINUTE_MS = 60_000;

/**
 * An hour written in full, as `show` writes it. Which hours can be had is no matter of reading: in the chat the office's
 * calendar offers them (see `src/flow/slots`), and this kind reads no word of it.
 */
export const slot: AnswerKind<SlotQuestion, SlotAnswer> = {
  kind: 'slot',
  Question: SlotQuestion,
  Value: SlotAnswer,
  reasons: ['textExpected'],
  warnings: [],
  parse(said) {
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const [whole, hour, minute, d, m, y] = WHOLE.exec(text.text.trim()) ?? [];
    const day = PlainDate.safeParse(`${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`);
    if (whole === undefined || !day.success || Number(hour) > 23 || Number(minute) > 59)
      return { outcome: 'notUnderstood' };
    const midnight = startOfDay(day.data);
    if (Number.isNaN(midnight)) return { outcome: 'notUnderstood' };
    return {
      outcome: 'valid',
      value: { at: midnight + (Number(hour) * 60 + Number(minute)) * MINUTE_MS },
      warnings: [],
    };
  },
  show: ({ at }) => `${clockOf(at)}, ${formatDate(dayAt(at))}`,
};

/** `08:30` in Vietnam. */
export function clockOf(at: number): string {
  const minutes = Math.floor((at - startOfDay(toPlainDate(at))) / MINUTE_MS);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
