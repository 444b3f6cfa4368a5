import type { PaperRef } from '../../documents/papers.js';
import type { OfficeId, PlainDate } from '../../ids.js';

/** A paper that a dossier has to offer now. */
export type PaperOffer = { id: string; label: string };

/** A paper as a Word file; `name` names nobody. */
export type PrintedPaper = { label: string; name: string; bytes: Uint8Array };

/** A paper as a PDF. */
export type PaperFile = { label: string; name: string; bytes: Buffer };

/** From the first to the last day, both included. */
export type Period = { from: PlainDate; to: PlainDate };

/** The papers of an office, as the console needs them. A dossier of another office does not exist here. */
export type PaperDesk = {
  list(officeId: OfficeId, dossierId: string): Promise<{ code: string; papers: PaperOffer[] } | undefined>;
  print(officeId: OfficeId, dossierId: string, paper: PaperRef): Promise<PrintedPaper | undefined>;
  /** A paper that is written to the citizen, as a PDF in which their identity number is masked; undefined for every other. */
  printForCitizen(officeId: OfficeId, dossierId: string, paper: PaperRef): Promise<PaperFile | undefined>;
  countRegister(officeId: OfficeId, period: Period): Promise<number>;
  printRegister(officeId: OfficeId, period: Period): Promise<PrintedPaper>;
  /** The paper as a page; `isWide`: lying on its side. */
  toHtml(file: Uint8Array): { html: string; isWide: boolean };
};
