import { z } from 'zod';
import type { EthnicGroup } from '../../identity/domain-data.js';
import { exactKey, isUnmarked, plainKey, toneKey } from '../../text/fold.js';
import type { AnswerKind } from './answer-kind.js';
import { readShortText } from './read-text.js';

/** Settings of a question for an ethnic group: none; the list is data. */
export const EthnicGroupQuestion = z.strictObject({ kind: z.literal('ethnicGroup') });
export type EthnicGroupQuestion = z.infer<typeof EthnicGroupQuestion>;

type Match = { group: EthnicGroup; uncertain: boolean };

/** Names as short as Co, Mạ, Lự are other words as well ("có"), so without their marks they are asked back. */
const SHORT_NAME = 2;

/** The value is the code of the list (01-55). */
export const ethnicGroup: AnswerKind<EthnicGroupQuestion, string> = {
  kind: 'ethnicGroup',
  Question: EthnicGroupQuestion,
  Value: z.string().regex(/^\d{2}$/),
  reasons: ['textExpected', 'ethnicGroup.other'],
  warnings: ['warnings.ethnicGroupUncertain'],
  parse(said, _question, data) {
    const text = readShortText(said);
    if (text.outcome !== 'text') return text;
    const name = exactKey(text.text).replace(/^((là |la )?(người )?dân tộc|(la )?(nguoi )?dan toc|dt) /, '');
    if (plainKey(name) === 'khac') return { outcome: 'invalid', reason: 'ethnicGroup.other' };
    const match =
      findGroup(name, data.ethnicGroups) ?? findGroup(name.replace(/^(người|nguoi) /, ''), data.ethnicGroups);
    if (match === undefined) return { outcome: 'notUnderstood' };
    const { group, uncertain } = match;
    const params = { said: text.text.trim(), taken: group.name };
    const confirm = uncertain || (isUnmarked(name) && letters(name).length <= SHORT_NAME);
    return {
      outcome: 'valid',
      value: group.code,
      warnings: uncertain ? [{ key: 'warnings.ethnicGroupUncertain', params }] : [],
      ...(confirm && { confirm }),
    };
  },
  show: (value, _question, data) => data.ethnicGroups.find(({ code }) => code === value)?.name ?? value,
  choices: (_question, { ethnicGroups, usualEthnicGroups }) =>
    usualEthnicGroups.flatMap((usual) => {
      const group = ethnicGroups.find(({ code }) => code === usual);
      return group === undefined ? [] : [{ label: group.name, value: group.name }];
    }),
};

/** The one group of this name, with its marks or, typed without any, by its letters. "Có" is not Co. */
function findGroup(name: string, groups: readonly EthnicGroup[]): Match | undefined {
  const keys = isUnmarked(name) ? (['tone', 'plain'] as const) : (['tone'] as const);
  for (const key of keys) {
    const matches = namesOf(groups)[key].get(letters(KEYS[key](name))) ?? [];
    if (matches.length > 0) return matches.length === 1 ? matches[0] : undefined;
  }
  return undefined;
}

const KEYS = { tone: toneKey, plain: plainKey };
type Names = Record<keyof typeof KEYS, ReadonlyMap<string, readonly Match[]>>;

/** Groups come from one table and are looked for in every answer. */
const known = new WeakMap<readonly EthnicGroup[], Names>();

function namesOf(groups: readonly EthnicGroup[]): Names {
  const names = known.get(groups) ?? { tone: byName(groups, toneKey), plain: byName(groups, plainKey) };
  known.set(groups, names);
  return names;
}

/** Each group once under each of its names; one that is sure comes before the same that is not. */
function byName(groups: readonly EthnicGroup[], key: (text: string) => string): Map<string, Match[]> {
  const names = new Map<string, Match[]>();
  for (const group of groups) {
    const note = (phrase: string, uncertain: boolean) => {
      const name = letters(key(phrase));
      const before = names.get(name) ?? [];
      if (!before.some((match) => match.group === group)) names.set(name, [...before, { group, uncertain }]);
    };
    for (const phrase of [group.name, ...group.aliases]) note(phrase, false);
    for (const phrase of group.uncertainAliases) note(phrase, true);
  }
  return names;
}

/** "Khơ Me", "Khơ-me" and "Khơme" are one spelling, "H'Mông" and "Hmông" too. */
const letters = (key: string): string => key.replace(/[\s\-–'’`().]/g, '');
