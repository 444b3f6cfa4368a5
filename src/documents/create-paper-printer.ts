import { namesIn } from './check-template.js';
import { registerFields } from './fields/register.js';
import type { PaperFacts } from './paper-facts.js';
import type { PaperTemplates } from './paper-templates.js';
import {
  declarationTemplate,
  fieldsOf,
  GENERAL_DECLARATION,
  type PaperRef,
  REGISTER_TEMPLATE,
  TEMPLATE_OF,
} from './papers.js';
import type { RegisterFacts } from './register-facts.js';

/** Papers as Word files, to print or to hand on. */
export type PaperPrinter = {
  /** Undefined when the dossier has no such paper. */
  print(facts: PaperFacts, paper: PaperRef): Promise<Uint8Array | undefined>;
  printRegister(facts: RegisterFacts): Promise<Uint8Array>;
};

/** Fills the office's templates; they were checked at the start. */
export function createPaperPrinter(templates: PaperTemplates): PaperPrinter {
  return {
    async print(facts, paper) {
      const file = templateOf(templates, facts, paper);
      const data = fieldsOf(facts, paper, namesIn(templates.inspect(file).places));
      return data && (await templates.fill(file, data));
    },
    printRegister: (facts) => templates.fill(REGISTER_TEMPLATE, registerFields(facts)),
  };
}

function templateOf({ files }: PaperTemplates, { dossier }: PaperFacts, { kind }: PaperRef): string {
  if (kind !== 'declaration') return TEMPLATE_OF[kind];
  const own = declarationTemplate(dossier.procedureId);
  return files.includes(own) ? own : GENERAL_DECLARATION;
}
