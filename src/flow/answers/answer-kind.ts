import type { z } from 'zod';
import type { DomainData } from '../../identity/domain-data.js';
import type { MediaItem } from '../events.js';

/** A remark for the clerk that never stops the citizen; `key` is the whole wording key, e.g. `warnings.birthYear`. */
export type Warning = { key: string; params?: Record<string, string | number> };

/**
 * What became of an answer. `reason` is the wording key suffix, e.g. `date.future`.
 * `confirm` asks the engine to echo the value and have it confirmed before it counts (lunar dates, guessed centuries).
 */
export type Parsed<V> =
  | { outcome: 'valid'; value: V; warnings: Warning[]; confirm?: boolean }
  | { outcome: 'missing' }
  | { outcome: 'notUnderstood'; reason?: string }
  | { outcome: 'invalid'; reason: string; params?: Record<string, string | number> };

/** What the citizen sent. `at` (epoch ms) is needed for "hôm nay" and two-digit years. */
export type Said = { text: string; at: number } | { media: MediaItem[]; at: number };

/** A button: a tap on it sends `value`, which `parse` understands like typed words. */
export type Choice = { label: string; value: string };

/**
 * One way to answer a question: the settings it takes in a procedure template (`Question`), the value it stores
 * (`Value`, JSON), and pure functions. `parse` never throws and never guesses; `show` gives a text that
 * `parse` reads back as the same value. `mask` exists only where the whole value must not stand in the chat.
 *
 * They are methods, not function properties, so that all kinds fit one registry; go through `kindOf`, which
 * picks the kind by the very question that is then handed in.
 */
export interface AnswerKind<Q, V> {
  readonly kind: string;
  readonly Question: z.ZodType<Q>;
  readonly Value: z.ZodType<V>;
  /** every `reason` and every warning key that `parse` can give, so that the wording can be checked for each */
  readonly reasons: readonly string[];
  readonly warnings: readonly string[];
  parse(said: Said, question: Q, data: DomainData): Parsed<V>;
  show(value: V, question: Q, data: DomainData): string;
  mask?(value: V): string;
  choices?(question: Q, data: DomainData): Choice[];
}
