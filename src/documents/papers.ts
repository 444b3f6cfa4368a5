import { controlSlipFields } from './fields/control-slip.js';
import { declarationFields } from './fields/declaration.js';
import { apologyFields, refusalFields, stopFields } from './fields/endings.js';
import { receiptFields } from './fields/receipt.js';
import { supplementFields } from './fields/supplement-slip.js';
import type { PaperData } from './paper-data.js';
import type { PaperFacts } from './paper-facts.js';

/** The kinds of papers of one dossier, in the order in which they are offered. */
export const PAPER_KINDS = [
  'declaration',
  'receipt',
  'supplement',
  'refusal',
  'apology',
  'stop',
  'control',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

const FOR_CITIZEN: ReadonlySet<PaperKind> = new Set(['receipt', 'supplement', 'refusal', 'apology', 'stop']);

/** Whether it is written to the citizen; a declaration is theirs, the rest the office's own. */
export const isForCitizen = ({ kind }: Pick<PaperRef, 'kind'>): boolean => FOR_CITIZEN.has(kind);

/** One paper of a dossier: of what there can be several, which one (the first is 1). */
export type PaperRef = { kind: PaperKind; nth: number };

/** Files of templates/documents, numbered as in TT 03/2025/TT-VPCP; declarations have one per procedure. */
export const TEMPLATE_OF = {
  receipt: 'mau-01-giay-tiep-nhan',
  supplement: 'mau-02-yeu-cau-bo-sung',
  refusal: 'mau-03-tu-choi',
  apology: 'mau-04-xin-loi-gia-han',
  stop: 'mau-05-dung-giai-quyet',
  control: 'mau-06-phieu-kiem-soat',
} as const satisfies Record<Exclude<PaperKind, 'declaration'>, string>;

export const REGISTER_TEMPLATE = 'mau-07-so-theo-doi';

/** For procedures without a declaration of their own. */
export const GENERAL_DECLARATION = 'to-khai-chung';

export const declarationTemplate = (procedureId: string): string => `to-khai-${procedureId}`;

/** How many of each kind a dossier has to offer now: what has not happened cannot be printed. */
export function papersOf({ acceptance, supplements, refusal, apologies, stop }: PaperFacts): PaperRef[] {
  const counts: Record<PaperKind, number> = {
    declaration: 1,
    receipt: acceptance ? 1 : 0,
    supplement: supplements.length,
    refusal: refusal ? 1 : 0,
    apology: apologies.length,
    stop: stop ? 1 : 0,
    control: 1,
  };
  return PAPER_KINDS.flatMap((kind) =>
    Array.from({ length: counts[kind] }, (_, index) => ({ kind, nth: index + 1 })),
  );
}

/** What fills this paper; undefined when the dossier has none such. `placed`: the names in the template of the declaration. */
export function fieldsOf(
  facts: PaperFacts,
  { kind, nth }: PaperRef,
  placed: ReadonlySet<string>,
): PaperData | undefined {
  switch (kind) {
    case 'declaration':
      return declarationFields(facts, placed);
    case 'receipt':
      return facts.acceptance ? receiptFields(facts) : undefined;
    case 'supplement': {
      const round = facts.supplements[nth - 1];
      return round && supplementFields(facts, round);
    }
    case 'refusal':
      return facts.refusal ? refusalFields(facts, facts.refusal) : undefined;
    case 'apology': {
      const apology = facts.apologies[nth - 1];
      return apology && apologyFields(facts, apology, nth);
    }
    case 'stop':
      return facts.stop ? stopFields(facts, facts.stop) : undefined;
    case 'control':
      return controlSlipFields(facts);
  }
}
