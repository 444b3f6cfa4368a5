import { z } from 'zod';

/** What somebody can ask about the data that is kept of them (reference procedures §6.3). */
export const DataRequestKind = z.enum([
  /** what is kept, as text and as a file */
  'view',
  /** of a dossier that was submitted: a person has to do it */
  'correct',
  'delete',
  /** done by the conversation itself; the register only proves when */
  'withdraw',
  'stopMessages',
  'eraseChat',
]);
export type DataRequestKind = z.infer<typeof DataRequestKind>;
