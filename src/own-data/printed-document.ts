/** A document for somebody to keep: words only, in the order in which they are read. */
export type PrintedDocument = {
  title: string;
  lead: readonly string[];
  sections: readonly PrintedSection[];
  /** stands at the foot of every page, before the number of the page */
  foot: string;
  madeAt: number;
};

export type PrintedSection = {
  title: string;
  parts: readonly {
    /** of several of a kind, which one */
    title?: string;
    rows: readonly { label: string; value: string }[];
  }[];
  notes: readonly string[];
};

/** Prints a document as PDF. */
export type PrintDocument = (document: PrintedDocument) => Promise<Buffer>;
