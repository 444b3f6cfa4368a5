/**
 * A failure we understand: carries a stable `code` (docs/ERRORS.md), whether trying again can help, and facts
 * as fields. Facts are ids and numbers, never personal data. A plain `Error` is a bug.
 */
export abstract class AppError extends Error {
  abstract readonly code: string;
  abstract readonly retryable: boolean;
  readonly facts: Readonly<Record<string, string | number | boolean>>;

  constructor(
    message: string,
    facts: Record<string, string | number | boolean> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
    this.facts = facts;
  }
}
