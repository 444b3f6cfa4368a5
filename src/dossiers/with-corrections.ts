import { kindOf } from '../flow/answers/index.js';
import { findNamed } from '../flow/named-question.js';
import type { Procedure } from '../flow/procedure.js';
import type { SubmittedAnswer } from '../flow/submission.js';
import type { SupplementPart } from '../flow/supplement-part.js';
import { toSubmitted } from '../flow/to-submission.js';
import type { DomainData } from '../identity/domain-data.js';
import type { Dossier, DossierContent } from './dossier.js';

/** What reads an answer again: the form as it was asked, absent when that revision is no longer kept. */
export type FormAsked = { procedure: Procedure | undefined; domain: DomainData };

type Corrected = Pick<Dossier, 'content' | 'supplements'>;

/**
 * The answers that the citizen gave anew when a clerk asked for them, by key; of several the last. Only what the form's
 * own question reads without a doubt takes the place of what was filed: the rest is words for the clerk.
 */
export function findCorrections(
  { content, supplements }: Corrected,
  form: FormAsked,
): ReadonlyMap<string, SubmittedAnswer> {
  const found = supplements.flatMap(({ parts, at }) =>
    parts.flatMap((part) => readPart(part, at, { answers: content.answers, form })),
  );
  return new Map(found.map((answer) => [answer.key, answer]));
}

type Around = { answers: readonly SubmittedAnswer[]; form: FormAsked };

function readPart({ item, text }: SupplementPart, at: number, { answers, form }: Around): SubmittedAnswer[] {
  const filed = findNamed(answers, item);
  const question = form.procedure?.questions.find(({ key }) => key === filed?.key);
  if (!question || text === '' || question.answer.kind === 'attachment') return [];
  const parsed = kindOf(question.answer).parse({ text, at }, question.answer, form.domain);
  if (parsed.outcome !== 'valid' || parsed.confirm) return [];
  const warnings = parsed.warnings.map(({ key }) => key);
  return [{ ...toSubmitted(form.domain, { question, value: parsed.value }), warnings }];
}

/** The dossier as it reads with what was corrected; what was filed stays in the record. */
export function withCorrections<T extends Corrected>(dossier: T, form: FormAsked): T {
  const corrected = findCorrections(dossier, form);
  if (corrected.size === 0) return dossier;
  const { answers, applicant } = dossier.content;
  const content: DossierContent = {
    ...dossier.content,
    answers: answers.map((answer) => corrected.get(answer.key) ?? answer),
    applicant: { ...applicant, ...applicantIn(corrected, form.procedure) },
  };
  return { ...dossier, content };
}

function applicantIn(
  corrected: ReadonlyMap<string, SubmittedAnswer>,
  procedure: Procedure | undefined,
): Partial<DossierContent['applicant']> {
  const { fullName = '', phone = '', identityNumber = '' } = procedure?.applicant ?? {};
  const [name, telephone, number] = [fullName, phone, identityNumber].map((key) => corrected.get(key));
  return {
    ...(name && { fullName: name.shown }),
    ...(typeof telephone?.value === 'string' && { phone: telephone.value }),
    ...(typeof number?.value === 'string' && { identityNumber: number.value }),
  };
}
