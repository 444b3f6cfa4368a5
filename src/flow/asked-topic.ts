import type { z } from 'zod';
import { CommandName } from './command-name.js';

/** What is asked about the office or a procedure rather than wanted of it. */
export const AskedTopic = CommandName.extract([
  'papers',
  'fee',
  'duration',
  'hours',
  'address',
  'phone',
  'writing',
]);
export type AskedTopic = z.infer<typeof AskedTopic>;
