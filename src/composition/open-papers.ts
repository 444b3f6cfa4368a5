import { readFileSync } from 'node:fs';
import { createDocxTemplates } from '../adapters/docx/create-docx-templates.js';
import { wordToHtml } from '../adapters/docx/word-to-html.js';
import { createMongoRegisterSource } from '../adapters/mongo/create-mongo-register-source.js';
import { createPaperPdf } from '../adapters/pdf/create-paper-pdf.js';
import { createPaperDesk } from '../console/papers/create-paper-desk.js';
import type { PaperDesk } from '../console/papers/paper-desk.js';
import type { StaffStore } from '../console/staff/staff-store.js';
import { checkPapers } from '../documents/check-papers.js';
import { createPaperPrinter } from '../documents/create-paper-printer.js';
import { parsePaperWords } from '../documents/paper-words.js';
import { TemplateInvalid } from '../errors/template-invalid.js';
import { findPinned } from '../flow/catalogue.js';
import { packageRoot } from '../package-root.js';
import type { Foundation } from './foundation.js';
import type { Stores } from './open-stores.js';

type Parts = Pick<Stores, 'dossiers'> & Pick<StaffStore, 'namesOf'>;

/** The papers of all offices. Throws `TemplateInvalid` or `DataFileInvalid` when a template cannot be filled. */
export function openPapers(foundation: Foundation, parts: Parts): PaperDesk {
  const { templates, offices, now } = foundation;
  const dir = `${packageRoot}templates/documents`;
  const papers = createDocxTemplates(dir);
  const problems = checkPapers(papers, templates.catalogue.procedures);
  if (problems.length > 0) throw new TemplateInvalid(problems);
  const file = `${dir}/papers.vi.yaml`;
  return createPaperDesk({
    ...parts,
    register: createMongoRegisterSource(foundation),
    printer: createPaperPrinter(papers),
    toHtml: wordToHtml,
    toPdf: createPaperPdf(),
    words: parsePaperWords(readFileSync(file, 'utf8'), file),
    getOffice: offices.get,
    findProcedure: (id, revision) => findPinned(templates.catalogue, id, revision),
    domain: templates.domain,
    now,
  });
}
