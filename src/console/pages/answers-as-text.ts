import type { SubmittedAnswer } from '../../flow/submission.js';

/** The whole form as text for another program: a heading a section, a line an answer. */
export function answersAsText(answers: readonly SubmittedAnswer[]): string {
  const lines: string[] = [];
  let section = '';
  for (const answer of answers) {
    if (answer.section !== section) {
      if (lines.length > 0) lines.push('');
      section = answer.section;
      lines.push(section.toLocaleUpperCase('vi'));
    }
    lines.push(`${answer.label}: ${answer.shown}`);
  }
  return lines.join('\n');
}
