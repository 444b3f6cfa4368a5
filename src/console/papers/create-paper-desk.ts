import { addDays, startOfDay } from '../../calendar/plain-date.js';
import type { PaperPrinter } from '../../documents/create-paper-printer.js';
import type { PaperFacts } from '../../documents/paper-facts.js';
import type { PaperWords } from '../../documents/paper-words.js';
import { isForCitizen, type PaperRef, papersOf, TEMPLATE_OF } from '../../documents/papers.js';
import type { RegisterSource } from '../../documents/register-source.js';
import { toPaperFacts } from '../../documents/to-paper-facts.js';
import { toRegisterLine } from '../../documents/to-register-line.js';
import type { Dossier } from '../../dossiers/dossier.js';
import type { DossierStore } from '../../dossiers/dossier-store.js';
import { findDossier } from '../../dossiers/read-dossiers.js';
import { withCorrections } from '../../dossiers/with-corrections.js';
import type { Procedure } from '../../flow/procedure.js';
import type { DomainData } from '../../identity/domain-data.js';
import type { OfficeId } from '../../ids.js';
import type { Office } from '../../offices/office.js';
import { maskNumbers } from '../../own-data/masked-answer.js';
import { fill } from '../../text/fill.js';
import type { PaperDesk, Period } from './paper-desk.js';
import { toPaperId } from './paper-id.js';

type Parts = {
  dossiers: Pick<DossierStore, 'find'>;
  register: RegisterSource;
  printer: PaperPrinter;
  toHtml: PaperDesk['toHtml'];
  toPdf(file: Uint8Array, title: string): Promise<Buffer>;
  words: PaperWords;
  getOffice(id: OfficeId): Office;
  /** the form as it was asked, while that revision is kept */
  findProcedure(procedureId: string, revision: string): Procedure | undefined;
  namesOf(usernames: readonly string[]): Promise<ReadonlyMap<string, string>>;
  domain: DomainData;
  now(): number;
};

/** The papers on top of dossiers and Word templates. */
export function createPaperDesk(parts: Parts): PaperDesk {
  const { register, printer, words, toHtml } = parts;
  const labelOf = ({ kind, nth }: PaperRef): string => fill(words.kinds[kind], { nth });
  return {
    toHtml,
    async list(officeId, dossierId) {
      const facts = await factsOf(parts, officeId, dossierId);
      if (!facts) return undefined;
      const papers = papersOf(facts).map((paper) => ({ id: toPaperId(paper), label: labelOf(paper) }));
      return { code: facts.dossier.code, papers };
    },
    async print(officeId, dossierId, paper) {
      const facts = await factsOf(parts, officeId, dossierId);
      const bytes = facts && (await printer.print(facts, paper));
      if (!bytes) return undefined;
      return { label: labelOf(paper), name: nameOf(paper, facts.dossier.code), bytes };
    },
    async printForCitizen(officeId, dossierId, paper) {
      const facts = isForCitizen(paper) ? await factsOf(parts, officeId, dossierId) : undefined;
      const bytes = facts && (await printer.print(withMaskedNumber(facts), paper));
      if (!bytes) return undefined;
      const label = labelOf(paper);
      return { label, name: nameOf(paper, facts.dossier.code), bytes: await parts.toPdf(bytes, label) };
    },
    countRegister: (officeId, period) => register.count({ officeId, ...boundsOf(period) }),
    async printRegister(officeId, period) {
      const { from, until } = boundsOf(period);
      const lines = [];
      for await (const dossier of register.read({ officeId, from, until })) {
        lines.push(toRegisterLine(corrected(parts, dossier), procedureOf(parts, dossier), words));
      }
      const to = startOfDay(period.to);
      const facts = { office: parts.getOffice(officeId), from, to, lines, printedAt: parts.now() };
      const bytes = await printer.printRegister(facts);
      return { label: words.register, name: `so-theo-doi-${period.from}-${period.to}.docx`, bytes };
    },
  };
}

/** A Zalo account proves little: what leaves by it bears no whole identity number. */
const withMaskedNumber = (facts: PaperFacts): PaperFacts => ({
  ...facts,
  applicant: { ...facts.applicant, identityNumber: maskNumbers(facts.applicant.identityNumber) },
});

/** As it lies on a clerk's computer; of several, which one. */
function nameOf({ kind, nth }: PaperRef, code: string): string {
  const stem = kind === 'declaration' ? 'to-khai' : TEMPLATE_OF[kind];
  return `${stem}${nth > 1 ? `-lan-${nth}` : ''}-${code}.docx`;
}

const boundsOf = ({ from, to }: Period) => ({ from: startOfDay(from), until: startOfDay(addDays(to, 1)) });

const procedureOf = ({ findProcedure }: Parts, { procedureId, revision }: Dossier) =>
  findProcedure(procedureId, revision);

/** Papers say what holds now. */
const corrected = (parts: Parts, dossier: Dossier): Dossier =>
  withCorrections(dossier, { procedure: procedureOf(parts, dossier), domain: parts.domain });

async function factsOf(parts: Parts, officeId: OfficeId, dossierId: string): Promise<PaperFacts | undefined> {
  const dossier = await findDossier(parts.dossiers, { officeId, dossierId });
  if (!dossier) return undefined;
  const usernames = dossier.history.flatMap(({ by }) => (by.kind === 'staff' ? [by.username] : []));
  return toPaperFacts({
    dossier: corrected(parts, dossier),
    office: parts.getOffice(officeId),
    procedure: procedureOf(parts, dossier),
    names: await parts.namesOf([...new Set(usernames)]),
    words: parts.words,
    printedAt: parts.now(),
  });
}
