import type { IdentityCard } from '../../src/identity/identity-card.js';

/** What the code of the made-up chip card says (reference procedures §4.3). */
export const MADE_UP_CARD: IdentityCard = {
  identityNumber: '072090001234',
  fullName: 'Nguyễn Văn Mẫu',
  birthDate: { y: 1990, m: 1, d: 2 },
  sex: 'male',
  residence: 'Khu phố Ninh Đức, Ninh Thạnh, Tây Ninh, Tây Ninh',
  issuedOn: { y: 2021, m: 4, d: 15 },
  kind: 'chip',
};
