import { createDocxTemplates } from '../../../src/adapters/docx/create-docx-templates.js';
import { wordToHtml } from '../../../src/adapters/docx/word-to-html.js';
import { createPaperPdf } from '../../../src/adapters/pdf/create-paper-pdf.js';
import { createPaperDesk } from '../../../src/console/papers/create-paper-desk.js';
import type { PaperDesk } from '../../../src/console/papers/paper-desk.js';
import type { StaffStore } from '../../../src/console/staff/staff-store.js';
import { createPaperPrinter } from '../../../src/documents/create-paper-printer.js';
import type { DossierStore } from '../../../src/dossiers/dossier-store.js';
import { findPinned } from '../../../src/flow/catalogue.js';
import type { Office } from '../../../src/offices/office.js';
import { words } from '../../documents/paper-words.js';
import { createFakeRegisterSource } from '../../fakes/create-fake-register-source.js';
import { catalogue, domain } from '../../flow/universe.js';

const printer = createPaperPrinter(createDocxTemplates('templates/documents'));

type Parts = { dossiers: DossierStore; offices: readonly Office[]; staff: StaffStore; now(): number };

/** The real papers, for dossiers in memory. */
export const createPaperRoom = (
  { dossiers, offices, staff, now }: Parts,
  toPdf = createPaperPdf(),
): PaperDesk =>
  createPaperDesk({
    dossiers,
    register: createFakeRegisterSource(dossiers),
    printer,
    toHtml: wordToHtml,
    toPdf,
    words,
    getOffice(id) {
      const office = offices.find((one) => one.id === id);
      if (!office) throw new Error(`no office ${id}`);
      return office;
    },
    findProcedure: (id, revision) => findPinned(catalogue, id, revision),
    domain,
    namesOf: staff.namesOf,
    now,
  });
