import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';

const Posted = z.object({ _csrf: z.string() });

/** Whether a form of this very log-in was sent: its hidden token equals the session's (synchroniser token). */
export function bearsToken(req: Request, csrfToken: string): boolean {
  const posted = Posted.safeParse(req.body);
  if (!posted.success) return false;
  const given = Buffer.from(posted.data._csrf);
  const expected = Buffer.from(csrfToken);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Whether the post comes from a page of ours, by what the browser says of itself. It guards the log-in form, which
 * has no session to keep a token in; programs that are not browsers send neither header and carry nobody's cookies.
 */
export function comesFromHere(req: Request): boolean {
  const site = req.get('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = req.get('Origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === req.host;
}
