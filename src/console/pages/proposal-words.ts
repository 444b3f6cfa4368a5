import { z } from 'zod';

const text = z.string().min(1);

/** `title` bears `{deed}`, `from` `{name}` and `{time}`, `proposed` and `done` `{code}`, `proposedBy` `{value}`. */
export const ProposalWords = z.strictObject({
  ...{ title: text, from: text, lead: text, submit: text, proposed: text, proposedBy: text },
  done: z.strictObject({ sign: text, return: text }),
});
