import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { fill } from '../pages/console-words.js';
import { logInByCode } from '../sessions/log-in-by-code.js';
import type { Session } from '../sessions/session.js';
import { whenceOf } from '../sessions/whence-of.js';
import { sendMessagePage } from './message-page.js';
import { bearsToken, comesFromHere } from './post-guards.js';
import type { SessionCookie } from './session-cookie.js';
import { Next } from './take-log-in.js';

type Parts = { services: ConsoleServices; cookie: SessionCookie };

const CodeForm = z.object({ code: z.string().max(40).default(''), next: Next });

async function findHalf({ services, cookie }: Parts, req: Request): Promise<Session | undefined> {
  const token = cookie.read(req);
  return token === undefined ? undefined : services.sessions.findHalf(token);
}

/** The second page of the log-in, for who has given the right password a moment ago. */
export const showCode =
  (parts: Parts): RequestHandler =>
  async (req, res) => {
    const half = await findHalf(parts, req);
    if (!half) return res.redirect(303, `${req.baseUrl}/log-in`);
    const view = { next: Next.parse(req.query.next), csrfToken: half.csrfToken };
    parts.services.pages.send(res, 'log-in-code', { view });
  };

/** Takes the code. A wrong one may be typed again until it was too often. */
export const takeCode =
  (parts: Parts): RequestHandler =>
  async (req, res) => {
    const { pages, sessions } = parts.services;
    const half = await findHalf(parts, req);
    if (!half) return res.redirect(303, `${req.baseUrl}/log-in`);
    const form = CodeForm.safeParse(req.body);
    if (!comesFromHere(req) || !bearsToken(req, half.csrfToken) || !form.success)
      return sendMessagePage(pages, res, 'stale');
    const { code, next } = form.data;
    const outcome = await logInByCode(parts.services, half, {
      ...{ code, ip: req.ip ?? '' },
      whence: whenceOf(req),
    });
    if (outcome.kind === 'over') return res.redirect(303, `${req.baseUrl}/log-in`);
    if (outcome.kind === 'loggedIn') {
      await sessions.close(parts.cookie.read(req) ?? '');
      parts.cookie.write(req, res, outcome.token);
      return res.redirect(303, req.baseUrl + next);
    }
    const isLocked = outcome.kind === 'lockedOut';
    const minutes = isLocked ? Math.ceil(outcome.retryAfterMs / 60_000) : 0;
    const problem = isLocked
      ? fill(pages.words.problems.lockedOut, { minutes })
      : pages.words.account.wrongCode;
    const view = { next, csrfToken: half.csrfToken, problem };
    pages.send(res, 'log-in-code', { view, status: isLocked ? 429 : 401 });
  };
