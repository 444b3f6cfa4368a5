import { type Logger, pino } from 'pino';

/**
 * The product's logger: one JSON line per event, with an event name, ids and figures; never text, answers, names,
 * numbers or tokens. Errors are reduced to their class, code and stack place, because messages of libraries may quote values.
 */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  // pino would take the message of what stands under its errorKey into the line; no event uses this one
  const options = { level, base: null, errorKey: 'rawError', serializers: { err: toLoggableError } };
  return destination ? pino(options, destination) : pino(options);
}

/** What may be known of an error in a log. */
export function toLoggableError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    ...('code' in error && { code: error.code }),
    ...('facts' in error && { facts: error.facts }),
    at: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 6)
      .map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: toLoggableError(error.cause) }),
  };
}
