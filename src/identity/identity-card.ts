import { z } from 'zod';
import { IdentityNumber } from './identity-number.js';
import { PartialDate } from './partial-date.js';

/**
 * What the QR code of an identity card says about its holder. Nobody has signed it: it spares typing and proves nothing.
 * `kind` is there only where the card leaves no doubt which of the two it is.
 */
export const IdentityCard = z.strictObject({
  identityNumber: IdentityNumber,
  fullName: z.string().min(1),
  birthDate: PartialDate,
  sex: z.enum(['male', 'female']),
  residence: z.string().min(1),
  issuedOn: PartialDate,
  /** `chip`: căn cước công dân of 2021 to 06/2024; `canCuoc`: thẻ căn cước since 01/07/2024 */
  kind: z.enum(['chip', 'canCuoc']).exactOptional(),
});
export type IdentityCard = z.infer<typeof IdentityCard>;
