import type { Response } from 'express';
import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { type SignedIn, type StaffHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import type { SessionCookie } from '../http/session-cookie.js';
import { fill } from '../pages/console-words.js';
import { whenceOf } from '../sessions/whence-of.js';
import { choosePassword } from '../staff/choose-password.js';

const word = z.string().max(1000).default('');
const PasswordForm = z.object({ old: word, chosen: word, again: word });

type Refusal = { problem?: string; status?: number };

const sendPage = (
  services: ConsoleServices,
  who: SignedIn,
  res: Response,
  { problem, status = 200 }: Refusal,
) =>
  services.pages.send(res, 'password', {
    view: { username: who.staff.username, isFirst: who.staff.mustChangePassword, problem },
    frame: toFrame(services, who),
    status,
  });

/** The form for a password of one's own. */
export const showPassword =
  (services: ConsoleServices): StaffHandler =>
  async (who, _req, res) =>
    sendPage(services, who, res, {});

/** Takes it. Log-ins under the old password are over; this one goes on under a new token. */
export const changePassword =
  ({ services, cookie }: { services: ConsoleServices; cookie: SessionCookie }): StaffHandler =>
  async (who, req, res) => {
    const { attempts, pages, sessions } = services;
    const { account: words, problems } = pages.words;
    const form = PasswordForm.safeParse(req.body);
    if (!form.success) return sendMessagePage(pages, res, 'notFound');
    const { username } = who.staff;
    const attempt = { account: username, ip: req.ip ?? '' };
    const turn = await attempts.take(attempt);
    if (!turn.allowed) {
      const minutes = Math.ceil(turn.retryAfterMs / 60_000);
      return sendPage(services, who, res, { problem: fill(problems.lockedOut, { minutes }), status: 429 });
    }
    const outcome = await choosePassword(services, who.staff, form.data);
    if (outcome !== 'wrongOld') await attempts.forgive(attempt);
    if (outcome !== 'done')
      return sendPage(services, who, res, { problem: words.weak[outcome], status: 422 });
    await sessions.close(who.token);
    const token = await sessions.open(username, whenceOf(req));
    cookie.write(req, res, token);
    await sessions.leaveNote(token, words.done.password);
    res.redirect(303, `${req.baseUrl}/account`);
  };
