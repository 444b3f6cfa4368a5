import { anonymousFeedback } from './anonymous-feedback.js';
import { birth } from './birth.js';
import { certifiedCopies } from './certified-copies.js';
import { certifiedSignature } from './certified-signature.js';
import { death } from './death.js';
import type { Filing } from './filing.js';
import { maritalStatus } from './marital-status.js';
import { marriage } from './marriage.js';
import { registryCopies } from './registry-copies.js';
import { socialSupport } from './social-support.js';

/** One for every procedure that is offered; a test sees that none is missing. */
export const FILINGS: readonly Filing[] = [
  birth,
  death,
  maritalStatus,
  registryCopies,
  socialSupport,
  anonymousFeedback,
  marriage,
  certifiedCopies,
  certifiedSignature,
];
