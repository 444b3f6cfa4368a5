import type { DomainData } from '../../identity/domain-data.js';
import type { IdentityCard } from '../../identity/identity-card.js';
import { formatDate } from '../../identity/partial-date.js';
import type { PersonPart } from '../person-part.js';

/** What is known about somebody, each as it would be typed in answer to that question. */
export type PersonFacts = Readonly<Partial<Record<PersonPart, string>>>;

/** Parts of a person that a card can answer; a photo of one is welcome at these questions. */
export const CARD_PARTS: ReadonlySet<PersonPart> = new Set([
  'fullName',
  'birthDate',
  'sex',
  'identityNumber',
  'paperKind',
  'paperNumber',
  'paperIssuedOn',
  'paperIssuedBy',
  'residenceKind',
  'residence',
]);

/** Values of the shared groups' options. */
const SEXES = { male: 'NAM', female: 'NU' } as const;
const PAPERS = { chip: 'CCCD', canCuoc: 'THE_CAN_CUOC' } as const;
/** The older card names the permanent residence; the newer one where somebody lives, whatever kind of residence that is. */
const RESIDENCES = { chip: 'THUONG_TRU', canCuoc: undefined } as const;

/** What a card answers. Where its kind is not sure, what follows from the kind is left to be asked. */
export function factsOfCard(card: IdentityCard, { cardIssuers }: DomainData): PersonFacts {
  const { kind } = card;
  const residenceKind = kind && RESIDENCES[kind];
  return {
    fullName: card.fullName,
    birthDate: formatDate(card.birthDate),
    sex: SEXES[card.sex],
    identityNumber: card.identityNumber,
    paperNumber: card.identityNumber,
    paperIssuedOn: formatDate(card.issuedOn),
    residence: card.residence,
    ...(kind && { paperKind: PAPERS[kind], paperIssuedBy: cardIssuers[kind] }),
    ...(residenceKind && { residenceKind }),
  };
}
