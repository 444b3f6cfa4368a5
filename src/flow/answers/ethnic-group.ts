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
  const keys = isUnmarked(name) ? [toneKey, plainKey] : [toneKey];
  for (const key of keys) {
    const wanted = letters(key(name));
    const isNamed = (phrase: string) => letters(key(phrase)) === wanted;
    const matches = groups.flatMap((group): Match[] => {
      if ([group.name, ...group.aliases].some(isNamed)) return [{ group, uncertain: false }];
      return group.uncertainAliases.some(isNamed) ? [{ group, uncertain: true }] : [];
    });
    if (matches.length > 0) return matches.length === 1 ? matches[0] : undefined;
  }
  return undefined;
}

/** "Khơ Me", "Khơ-me" and "Khơme" are one spelling, "H'Mông" and "Hmông" too. */
const letters = (key: string): string => key.replace(/[\s\-–'’`().]/g, '');
