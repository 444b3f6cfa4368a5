import type { Condition } from '../flow/condition.js';
import type { Procedure } from '../flow/procedure.js';
import type { Question } from '../flow/question.js';
import { fill } from '../text/fill.js';
import type { FileQuestion, GroupFile, Include, ProcedureFile } from './procedure-file.js';

/** The procedure with its groups put in place; a group that is not there is a problem. */
export function expandGroups(
  file: ProcedureFile,
  groups: ReadonlyMap<string, GroupFile>,
): { procedure: Procedure; problems: { path: string; reason: string }[] } {
  const problems: { path: string; reason: string }[] = [];
  const questions: Question[] = [];
  const { sections, ...rest } = file;
  sections.forEach((section, s) => {
    section.questions.forEach((entry, q) => {
      const path = `sections.${s}.questions.${q}`;
      if (!('include' in entry)) {
        questions.push({ ...entry, section: section.title });
        return;
      }
      const group = groups.get(entry.include);
      if (!group) problems.push({ path, reason: `no group "${entry.include}"` });
      const named = [...(entry.only ?? []), ...Object.keys(entry.examples)];
      const missing = named.filter((key) => !group?.questions.some((one) => one.key === `.${key}`));
      for (const key of missing) problems.push({ path, reason: `group "${entry.include}" has no "${key}"` });
      for (const question of group?.questions ?? []) {
        if (entry.only && !entry.only.includes(question.key.slice(1))) continue;
        questions.push({ ...place(question, entry, questions), section: section.title });
      }
    });
  });
  return { procedure: { ...rest, questions }, problems };
}

function place(question: FileQuestion, entry: Include, earlier: readonly Question[]): FileQuestion {
  const { prefix, words, wordsIf, copyFrom, examples } = entry;
  const conditions = [entry.when, question.when && prefixed(question.when, prefix)].filter(
    (one) => one !== undefined,
  );
  const [first, second] = conditions;
  const source = copyFrom && `${copyFrom.prefix}${question.key}`;
  const isThere = earlier.some((one) => one.key === source);
  return {
    ...question,
    key: `${prefix}${question.key}`,
    ask: fill(question.ask, words),
    example: examples[question.key.slice(1)] ?? question.example,
    label: fill(question.label, words),
    ...(wordsIf && {
      askIf: { when: wordsIf.when, ask: fill(question.ask, { ...words, ...wordsIf.words }) },
    }),
    ...(question.help !== undefined && { help: fill(question.help, words) }),
    ...(entry.optional && { required: false }),
    ...(first && { when: second ? { all: [first, second] } : first }),
    ...(copyFrom && source !== undefined && isThere && { copyFrom: { key: source, when: copyFrom.when } }),
  };
}

function prefixed(condition: Condition, prefix: string): Condition {
  const whole = (key: string): string => (key.startsWith('.') ? prefix + key : key);
  if ('all' in condition) return { all: condition.all.map((one) => prefixed(one, prefix)) };
  if ('any' in condition) return { any: condition.any.map((one) => prefixed(one, prefix)) };
  if ('not' in condition) return { not: prefixed(condition.not, prefix) };
  if ('same' in condition) return { same: [whole(condition.same[0]), whole(condition.same[1])] };
  return { ...condition, key: whole(condition.key) };
}
