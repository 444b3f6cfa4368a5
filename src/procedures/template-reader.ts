import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import type { TemplateProblem } from '../errors/template-invalid.js';

export type TemplateReader = ReturnType<typeof createTemplateReader>;

/** Reads template files below `dir` through their schemas and gathers what is wrong instead of stopping at the first. */
export function createTemplateReader(dir: string) {
  const problems: TemplateProblem[] = [];
  return {
    problems,
    list: (folder: string): string[] =>
      readdirSync(join(dir, folder))
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => `${folder}/${name}`),
    read<T>(file: string, schema: z.ZodType<T>): T | undefined {
      const parsed = schema.safeParse(readYaml(join(dir, file), file, problems));
      if (parsed.success) return parsed.data;
      problems.push(
        ...parsed.error.issues.map((issue) => ({
          file,
          path: issue.path.join('.') || '(file)',
          reason: reasonOf(issue),
        })),
      );
      return undefined;
    },
  };
}

function readYaml(path: string, file: string, problems: TemplateProblem[]): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    problems.push({
      file,
      path: '(file)',
      reason: cause instanceof Error ? cause.message : 'cannot be read',
    });
    return undefined;
  }
}

/** For a union the schema says only "invalid input"; the branch that came closest says more. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const branches = issue.errors.toSorted((a, b) => a.length - b.length);
  const [nearest] = branches;
  return nearest?.map((one) => `${one.path.join('.')}: ${one.message}`).join('; ') ?? issue.message;
}
