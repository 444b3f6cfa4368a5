import { Procedure } from '../flow/procedure.js';
import type { RevisionFile } from './revision-file.js';

type Problem = { path: string; reason: string };

/** An earlier revision with the changes of a later one; undefined, and why, when that makes no procedure. */
export function reviseProcedure(
  former: Procedure,
  { revises: _revises, replace, remove, again, add, ...own }: RevisionFile,
): { procedure: Procedure | undefined; problems: Problem[] } {
  const { finishBy: _finishBy, ...lasting } = former;
  const keys = new Set(former.questions.map(({ key }) => key));
  const unknown = (path: string, named: readonly string[]): Problem[] =>
    named.filter((key) => !keys.has(key)).map((key) => ({ path, reason: `no question "${key}"` }));
  const questions = former.questions
    .filter(({ key }) => !remove.includes(key))
    .flatMap((question) => [
      { ...question, ...again[question.key] },
      ...add
        .filter(({ after }) => after === question.key)
        .map(({ after: _after, ...added }) => ({ section: question.section, ...added })),
    ]);
  const parsed = Procedure.safeParse({ ...lasting, ...replace, ...own, questions });
  return {
    procedure: parsed.data,
    problems: [
      ...unknown('remove', remove),
      ...unknown('again', Object.keys(again)),
      ...unknown(
        'add',
        add.map(({ after }) => after),
      ),
      ...(parsed.error?.issues ?? []).map(({ path, message }) => ({ path: path.join('.'), reason: message })),
    ],
  };
}
