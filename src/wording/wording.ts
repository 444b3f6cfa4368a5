import { z } from 'zod';
import { AlarmName } from '../flow/alarm-name.js';
import { ElsewhereTopic, Labels } from '../flow/catalogue.js';
import { CommandName } from '../flow/command-name.js';
import { Language } from '../flow/language.js';
import { SpokenReferral } from '../flow/referral.js';

type Tree = { [key: string]: string | Tree };
const Tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string().min(1), Tree])));
const Phrases = z.array(z.string().min(1)).min(1);

/** Texts by key (`question.asked`), with `{places}`. */
export type Wording = Readonly<Record<string, string>>;

/** One language of `templates/wording`: everything that the bot says besides what procedures say themselves. */
export const WordingFile = z.strictObject({
  language: Language,
  /** what it calls itself */
  name: z.string().min(1).max(100),
  /** one line that tells a newcomer how to choose it */
  invitation: z.string().min(1),
  /** typed words that choose it */
  chosenBy: Phrases,
  /** goes up whenever the consent notice changes; stored with each consent */
  consentVersion: z.string().min(1),
  /** goes up whenever the offer to remember somebody changes; stored with each such consent */
  memoryVersion: z.string().min(1),
  labels: Labels,
  commands: z.record(CommandName, Phrases),
  alarms: z.record(AlarmName, Phrases),
  referrals: z.record(SpokenReferral, Phrases),
  elsewhere: z.record(ElsewhereTopic, Phrases),
  texts: Tree,
  /** the words of procedures, by how they stand in their files; the official language needs none */
  translations: z.record(z.string(), z.string().min(1)).default({}),
  /** what else people call the options of questions, by their official labels */
  aliases: z.record(z.string(), Phrases).default({}),
  /** phrases that conditions look for in a text (`mentions`), by how they stand in procedures, in words of this language */
  mentions: z.record(z.string(), Phrases).default({}),
  /** everyday words that find a procedure, by its id, besides those that it brings itself */
  phrases: z.record(z.string(), Phrases).default({}),
});
export type WordingFile = z.infer<typeof WordingFile>;

/** `{a: {b: 'x'}}` as `{'a.b': 'x'}`. */
export function flatten(tree: Tree, prefix = ''): Wording {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value] as const]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}
