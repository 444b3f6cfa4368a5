import { z } from 'zod';
import { Procedure } from '../flow/procedure.js';

const Text = z.string().min(1);
/** Parts of a procedure or a question; they are checked as a whole once they are in place. */
const Parts = z.record(z.string(), z.unknown());

/**
 * A revision written as what it changes of an earlier one, so that an official reads the change of law and nothing
 * else. `again` gives a question new words or another kind, which makes it be asked again of whoever had answered it.
 */
export const RevisionFile = z.strictObject({
  id: Procedure.shape.id,
  revises: Text,
  revision: Text,
  validFrom: Procedure.shape.validFrom,
  validTo: Procedure.shape.validTo,
  status: Procedure.shape.status,
  replace: Parts.default({}),
  remove: z.array(Text).default([]),
  again: z.record(z.string(), Parts).default({}),
  add: z.array(z.looseObject({ after: Text })).default([]),
});
export type RevisionFile = z.infer<typeof RevisionFile>;
