import { join } from 'node:path';
import { createDocxTemplates } from '../src/adapters/docx/create-docx-templates.js';
import { checkPapers } from '../src/documents/check-papers.js';
import { TemplateInvalid } from '../src/errors/template-invalid.js';
import { loadTemplates } from '../src/procedures/load-templates.js';

/** `npm run procedures:check [dir]`: lints all templates and lists what they hold, or every problem. */
try {
  const dir = process.argv[2] ?? 'templates';
  const { catalogue, wording } = loadTemplates(dir);
  const papers = createDocxTemplates(join(dir, 'documents'));
  const problems = checkPapers(papers, catalogue.procedures);
  if (problems.length > 0) throw new TemplateInvalid(problems);
  for (const { id, revision, name, questions, validFrom, validTo, status } of catalogue.procedures) {
    console.log(`${id} ${revision}  ${questions.length} questions, ${validFrom} to ${validTo}  ${name}`);
    if (status === 'PROVISIONAL') console.log(`  PROVISIONAL: review it against the law before ${validFrom}`);
  }
  console.log(`${papers.files.length} papers, ${Object.keys(wording).length} texts; everything is in order`);
} catch (error) {
  if (!(error instanceof TemplateInvalid)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
