import type { TemplateProblem } from '../errors/template-invalid.js';
import type { PaperData } from './paper-data.js';

/** A `{name}` of a template, or the block `{#name}…{/name}` with what stands inside it. */
export type Place = { name: string; inside?: readonly Place[] };

/** The Word templates, which the office edits itself. */
export type PaperTemplates = {
  /** Names of the files without their ending. */
  files: readonly string[];
  /** All places of a template, or what is wrong with the file as such: missing, no Word file, a block left open. */
  inspect(file: string): { places: readonly Place[]; problems: readonly TemplateProblem[] };
  /**
   * The template as a Word file with the data in it; what is empty becomes a dotted line. Data are text, whatever signs
   * are in them. Rejects for a template that `inspect` finds wrong.
   */
  fill(file: string, data: PaperData): Promise<Uint8Array>;
};
