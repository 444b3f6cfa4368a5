import { z } from 'zod';

const days = z.int().min(1).max(3650);

/** `forever`, or years since the end of a dossier. */
export const DossierKeeping = z.union([
  z.literal('forever'),
  z.strictObject({ years: z.int().min(1).max(100) }),
]);
export type DossierKeeping = z.infer<typeof DossierKeeping>;

/** `templates/data/retention.yaml`: how long what is kept (reference procedures §6.4); days unless it says otherwise. */
export const RetentionRules = z.strictObject({
  drafts: days,
  assistedDrafts: days,
  savedPeople: days,
  looseFiles: days,
  noticeFiles: days,
  noticePlaces: days,
  messageTexts: days,
  noticeAnswers: days,
  deadEvents: days,
  surveyWords: days,
  submissions: days,
  talks: days,
  /** `questions`: the attachment questions that ask for pictures of identity papers */
  identityImages: z.strictObject({ days, questions: z.array(z.string()) }),
  audit: days,
  dataRequests: days,
  dossiers: z.record(z.string(), DossierKeeping),
});
export type RetentionRules = z.infer<typeof RetentionRules>;

/** A dossier of a procedure that nobody decided about is kept. */
export const keepingOf = ({ dossiers }: RetentionRules, procedureId: string): DossierKeeping =>
  dossiers[procedureId] ?? 'forever';
