import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { dateIn } from '../identity/date-and-time.js';
import { mentions } from '../text/mentions.js';

/** Values of the answers in force by question key; a key that is absent or `null` counts as not answered. */
export type Json = z.core.util.JSONType;
export type Values = Readonly<Record<string, Json>>;

const Plain = z.union([z.string(), z.number(), z.boolean()]);

export type Condition =
  | { key: string; is: string | number | boolean }
  | { key: string; in: (string | number | boolean)[] }
  | { key: string; answered: boolean }
  | { key: string; partial: true }
  | { key: string; mentions: string[] }
  | { same: [string, string] }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/**
 * When a question, a rule or a sentence applies. Structured, so that the linter can see which keys and options it
 * looks at. `partial` holds for a date without its day or month, `mentions` for a text with one of these phrases (see
 * `mentions`), `same` when both are answered alike.
 */
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ key: z.string(), is: Plain }),
    z.strictObject({ key: z.string(), in: z.array(Plain).min(1) }),
    z.strictObject({ key: z.string(), answered: z.boolean() }),
    z.strictObject({ key: z.string(), partial: z.literal(true) }),
    z.strictObject({ key: z.string(), mentions: z.array(z.string().min(1)).min(1) }),
    z.strictObject({ same: z.tuple([z.string(), z.string()]) }),
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
  ]),
);

/** Whether the condition holds for these answers. Total: an unknown key is simply not answered. */
export function holds(condition: Condition, values: Values): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, values));
  if ('any' in condition) return condition.any.some((part) => holds(part, values));
  if ('not' in condition) return !holds(condition.not, values);
  if ('same' in condition) return areSame(condition.same, values);
  const value = values[condition.key] ?? null;
  if ('answered' in condition) return (value !== null) === condition.answered;
  if ('partial' in condition) return isPartialDate(value);
  if ('mentions' in condition) return typeof value === 'string' && mentions(value, condition.mentions);
  if ('in' in condition) return condition.in.some((option) => option === value);
  return condition.is === value;
}

/** Every key that the condition looks at, with the value it compares to where there is one. */
export function keysOf(condition: Condition): { key: string; options: (string | number | boolean)[] }[] {
  if ('all' in condition) return condition.all.flatMap(keysOf);
  if ('any' in condition) return condition.any.flatMap(keysOf);
  if ('not' in condition) return keysOf(condition.not);
  if ('same' in condition) return condition.same.map((key) => ({ key, options: [] }));
  if ('in' in condition) return [{ key: condition.key, options: condition.in }];
  if ('is' in condition) return [{ key: condition.key, options: [condition.is] }];
  return [{ key: condition.key, options: [] }];
}

function areSame([left, right]: [string, string], values: Values): boolean {
  const value = values[left] ?? null;
  return value !== null && isDeepStrictEqual(value, values[right] ?? null);
}

function isPartialDate(value: Json): boolean {
  const date = dateIn(value);
  return date !== undefined && date.d === undefined;
}
