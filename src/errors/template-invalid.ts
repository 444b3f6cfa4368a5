import { AppError } from './app-error.js';

/** Where a template is wrong, and why. */
export type TemplateProblem = { file: string; path: string; reason: string };

/** Templates do not allow a start. The message names every file, place and reason at once; nothing of it is personal. */
export class TemplateInvalid extends AppError {
  readonly code = 'TEMPLATE_INVALID';
  readonly retryable = false;
  readonly problems: readonly TemplateProblem[];

  constructor(problems: readonly TemplateProblem[]) {
    const lines = problems.map(({ file, path, reason }) => `  ${file} ${path}: ${reason}`);
    super(`templates are wrong:\n${lines.join('\n')}`, { problems: problems.length });
    this.problems = problems;
  }
}
