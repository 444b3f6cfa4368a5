import { TemplateInvalid } from '../src/errors/template-invalid.js';
import { loadTemplates } from '../src/procedures/load-templates.js';

/** `npm run procedures:check [dir]`: lints all templates and lists what they hold, or every problem. */
try {
  const { catalogue, wording } = loadTemplates(process.argv[2] ?? 'templates');
  for (const { id, revision, name, questions, validTo } of catalogue.procedures) {
    console.log(`${id} ${revision}  ${questions.length} questions, valid to ${validTo}  ${name}`);
  }
  console.log(`${Object.keys(wording).length} texts; everything is in order`);
} catch (error) {
  if (!(error instanceof TemplateInvalid)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
