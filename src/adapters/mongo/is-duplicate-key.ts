const DUPLICATE_KEY = 11000;

/** Whether a write failed because a unique value is taken: somebody else was first. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
