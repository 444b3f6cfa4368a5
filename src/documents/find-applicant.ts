import type { DossierContent } from '../dossiers/dossier.js';
import type { Procedure } from '../flow/procedure.js';
import { formatPhone } from '../identity/phone.js';
import type { PaperFacts } from './paper-facts.js';

/** Who hands it in, with the address and mail that they gave of themselves. */
export function findApplicant(
  { applicant, answers }: DossierContent,
  procedure: Procedure | undefined,
  anonymous: string,
): PaperFacts['applicant'] {
  const key = procedure?.applicant.fullName ?? 'nyc.hoTen';
  const own = answers.filter((answer) => answer.key.startsWith(`${key.split('.')[0]}.`));
  return {
    fullName: applicant.fullName ?? anonymous,
    identityNumber: applicant.identityNumber ?? '',
    address: own.find(({ kind }) => kind === 'address')?.shown ?? '',
    phone: applicant.phone === undefined ? '' : formatPhone(applicant.phone),
    email: own.find(({ kind, value }) => kind === 'email' && value !== null)?.shown ?? '',
  };
}
