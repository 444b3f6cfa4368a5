import type { Question } from '../flow/question.js';
import type { Rule } from '../flow/rule.js';
import { DATED, type Finding, lintCondition, lintKey, lintKind } from './lint-keys.js';

/** A rule names questions that there are, of the kind that it compares, and answers that they can have. */
export function lintRule(rule: Rule, questions: readonly Question[], path: string): Finding[] {
  switch (rule.type) {
    case 'dateOrder':
      return [rule.first, rule.last].flatMap((key) => lintKind(key, DATED, questions, path));
    case 'differ':
      return rule.keys.flatMap((key) => lintKey(key, questions, path));
    case 'identityMatches':
      return [
        ...lintKind(rule.identity, 'identityNumber', questions, path),
        ...(rule.birthDate === undefined ? [] : lintKind(rule.birthDate, 'date', questions, path)),
        ...(rule.sex === undefined ? [] : lintKind(rule.sex, 'choice', questions, path)),
        ...(rule.sex !== undefined && rule.sexIs !== undefined
          ? [{ path, reason: 'the sex is either asked or known' }]
          : []),
      ];
    case 'inherited':
      return [
        ...lintCondition(rule.when, questions, `${path}.when`),
        ...[rule.child, ...rule.parents].flatMap((key) =>
          lintKind(key, INHERITED[rule.what], questions, path),
        ),
      ];
    case 'minAge':
      return [
        ...lintKind(rule.birthDate, 'date', questions, path),
        ...lintKind(rule.on, 'slot', questions, path),
        ...lintKey(rule.change, questions, path),
      ];
    case 'stop':
      return [
        ...lintCondition(rule.when, questions, `${path}.when`),
        ...lintKey(rule.change, questions, path),
      ];
  }
}

const INHERITED = { surname: 'personName', ethnicGroup: 'ethnicGroup' } as const;
