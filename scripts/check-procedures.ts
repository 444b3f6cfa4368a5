import { TemplateInvalid } from '../src/errors/template-invalid.js';
import { loadTemplates } from '../src/procedures/load-templates.js';

/** `npm run procedures:check [dir]`: lints all templates and lists what they hold, or every problem. */
try {
  const { catalogue, wording } = loadTemplates(process.argv[2] ?? 'templates');
  for (const { id, revision, name, questions, validFrom, validTo, status } of catalogue.procedures) {
    console.log(`${id} ${revision}  ${questions.length} questions, ${validFrom} to ${validTo}  ${name}`);
    if (status === 'PROVISIONAL') console.log(`  PROVISIONAL: review it against the law before ${validFrom}`);
  }
  console.log(`${Object.keys(wording).length} texts; everything is in order`);
} catch (error) {
  if (!(error instanceof TemplateInvalid)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
