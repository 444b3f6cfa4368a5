import { z } from 'zod';
import { OutgoingType } from '../replies/outgoing-files.js';

/** A picture or document of a notice; its bytes wait sealed among the outgoing files, under this id. */
export const NoticeFile = z.strictObject({
  fileId: z.string(),
  /** as the citizen sees it */
  name: z.string(),
  contentType: OutgoingType,
  bytes: z.int().positive(),
});
export type NoticeFile = z.infer<typeof NoticeFile>;
