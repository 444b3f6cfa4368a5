import { randomBytes, randomInt } from 'node:crypto';

/** Message, attachment and conversation ids look like `96d3cdf3af150460909c`. */
export const newHexId = (): string => randomBytes(10).toString('hex');

/** User ids have 19 digits and so exceed 2^53: whoever reads them as numbers finds out here. */
export const newUserId = (): string =>
  `${randomInt(2, 9)}${Array.from({ length: 18 }, () => randomInt(0, 10)).join('')}`;

/** Tokens and codes: long, `[A-Za-z0-9_-]`. */
export const newToken = (bytes = 150): string => randomBytes(bytes).toString('base64url');
