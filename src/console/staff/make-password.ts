import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike on paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const IN_GROUP = 4;

const makeGroup = (): string =>
  Array.from({ length: IN_GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** A first password that can be read out and typed, with 79 bits of chance: `k7mq-x2pd-9hvn-c4ts`. */
export const makePassword = (): string => Array.from({ length: GROUPS }, makeGroup).join('-');
