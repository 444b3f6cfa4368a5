import type { Request } from 'express';
import { z } from 'zod';
import type { Reply, Silence } from '../faults/under-fault.js';
import { toShownHeaders } from '../world/journal.js';
import type { Platform } from '../world/platform.js';

export type TokenCall = { req: Request; outcome: Reply | Silence; struck: boolean };

const ErrorBody = z.object({ error: z.number(), error_name: z.string(), error_description: z.string() });

const secrets = /("?(?:access_token|refresh_token|code|code_verifier)"?[=:]"?)[\w-]+?([\w-]{6})(?![\w-])/g;
const withoutSecrets = (body: string) => body.replace(secrets, '$1…$2');

/** Why no tokens were given; nothing when they were. */
function findRefusal(body: string): { code: number; message: string; reason: string } | undefined {
  if (body.includes('"access_token"')) return undefined;
  if (body === '')
    return { code: 0, message: 'empty body', reason: 'the refresh token was already consumed' };
  const { error, error_name, error_description } = ErrorBody.parse(JSON.parse(body));
  return { code: error, message: error_name, reason: error_description };
}

/** Writes a call of the token endpoint into the journal, and loudly when the platform refused it of its own accord. */
export function recordTokenCall({ clock, journal }: Platform, { req, outcome, struck }: TokenCall): void {
  const silent = typeof outcome === 'string';
  const refusal = silent || struck ? undefined : findRefusal(outcome.body);
  const at = clock.now();
  if (refusal !== undefined) journal.refuse({ at, path: req.path, ...refusal });
  const { method, originalUrl: url } = req;
  const body = withoutSecrets(String(req.body ?? ''));
  journal.record({
    at,
    kind: 'oauth',
    verdict: struck ? 'fault' : refusal === undefined ? 'ok' : 'refused',
    title: `${method} ${req.path}`,
    request: { method, url, headers: toShownHeaders(req.headers), body },
    response: silent
      ? { status: 0, headers: {}, body: outcome }
      : { ...outcome, body: withoutSecrets(outcome.body) },
    ms: 0,
  });
}
