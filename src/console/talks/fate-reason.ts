import { z } from 'zod';

/** Why a message did not arrive, as far as a clerk can do something with it (see `src/replies`, `src/template-messages`). */
export const FateReason = z.enum([
  ...(['window-closed', 'file-gone', 'unknown-outcome'] as const),
  ...(['refused-later', 'refused-unreachable', 'refused-human', 'refused-bug'] as const),
  ...(['no-template', 'template-shut', 'template-waits', 'answer-lost'] as const),
  ...(['quota-used-up', 'over-budget', 'silent-week', 'silent-year', 'never-wrote'] as const),
]);
