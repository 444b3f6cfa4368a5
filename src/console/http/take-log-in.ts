import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { fill } from '../pages/console-words.js';
import { logIn } from '../sessions/log-in.js';
import { whenceOf } from '../sessions/whence-of.js';
import type { StaffHandler } from './gate.js';
import { sendMessagePage } from './message-page.js';
import { comesFromHere } from './post-guards.js';
import type { SessionCookie } from './session-cookie.js';

/** Only a page of the console itself may follow a log-in, or the form would lead people anywhere. */
export const Next = z
  .string()
  .regex(/^\/offices\/[\w/-]+(\?page=\d{1,4})?$/)
  .catch('/');

const LogInForm = z.object({
  username: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(1000),
  next: Next,
});

type Parts = { services: ConsoleServices; cookie: SessionCookie };
type FormView = { next: string; problem?: string; username?: string };

/** The log-in form. */
export const showLogIn =
  ({ pages }: ConsoleServices): RequestHandler =>
  (req, res) =>
    pages.send(res, 'log-in', { view: { next: Next.parse(req.query.next) } });

/** Takes the log-in form: a new token each time, so that one planted before is worth nothing. */
export const takeLogIn =
  ({ services, cookie }: Parts): RequestHandler =>
  async (req, res) => {
    const { pages, sessions } = services;
    if (!comesFromHere(req)) return sendMessagePage(pages, res, 'stale');
    const form = LogInForm.safeParse(req.body);
    if (!form.success)
      return refuse(services, res, 422, { next: '/', problem: pages.words.problems.emptyLogIn });
    const { username, password, next } = form.data;
    const outcome = await logIn(services, {
      ...{ username, password, ip: req.ip ?? '' },
      whence: whenceOf(req),
    });
    if (outcome.kind === 'loggedIn') {
      const former = cookie.read(req);
      if (former) await sessions.close(former);
      cookie.write(req, res, outcome.token);
      return res.redirect(303, req.baseUrl + next);
    }
    if (outcome.kind === 'codeAsked') {
      cookie.write(req, res, outcome.token);
      return res.redirect(303, `${req.baseUrl}/log-in/code?next=${encodeURIComponent(next)}`);
    }
    const problems = pages.words.problems;
    if (outcome.kind === 'refused') {
      return refuse(services, res, 401, { next, username, problem: problems.refusedLogIn });
    }
    const minutes = Math.ceil(outcome.retryAfterMs / 60_000);
    res.set('Retry-After', String(minutes * 60));
    refuse(services, res, 429, { next, username, problem: fill(problems.lockedOut, { minutes }) });
  };

const refuse = ({ pages }: ConsoleServices, res: Response, status: number, view: FormView): void =>
  pages.send(res, 'log-in', { view, status });

/** Ends the log-in on the server, not only in the browser. */
export const logOut =
  ({ services, cookie }: Parts): StaffHandler =>
  async ({ token }, req: Request, res: Response) => {
    await services.sessions.close(token);
    cookie.clear(req, res);
    res.redirect(303, `${req.baseUrl}/log-in`);
  };
