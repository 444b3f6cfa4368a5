import { AppError } from '../errors/app-error.js';

/** A failure as a code that may stand in lists and logs: never its message, which may hold anything. */
export function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
