import type { Response } from 'express';
import { toBuffer } from 'qrcode';
import { z } from 'zod';
import { recordOfAccount } from '../audit/record-of-account.js';
import type { ConsoleServices } from '../console-services.js';
import { type SignedIn, type StaffHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { fill } from '../pages/console-words.js';
import { needsSecondFactor } from '../staff/duty-of.js';
import { uriOf } from './totp.js';

const CodeForm = z.object({ code: z.string().max(40).default('') });
type Page = { res: Response; problem?: string; status?: number };

/** How the own second factor stands; without one, a secret to be taken over by a telephone. */
export const showSecondFactor =
  (services: ConsoleServices): StaffHandler =>
  (who, _req, res) =>
    sendPage(services, who, { res });

async function sendPage(
  services: ConsoleServices,
  who: SignedIn,
  { res, problem, status = 200 }: Page,
): Promise<void> {
  const { secondFactors, pages, offices } = services;
  const isOn = who.staff.hasSecondFactor;
  const view = {
    isOn,
    isNeeded: needsSecondFactor(who.staff, offices),
    problem,
    ...(isOn
      ? { recoveryLeft: await secondFactors.recoveryLeft(who.staff) }
      : { key: inGroups(await secondFactors.begin(who.staff)) }),
  };
  pages.send(res, 'second-factor', { view, frame: toFrame(services, who), status });
}

/** Four by four, for who has to type it. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';

/** The pending secret as a picture for the telephone's camera; it stands in no address. */
export const showQr =
  ({ secondFactors, pages }: ConsoleServices): StaffHandler =>
  async ({ staff }, _req, res) => {
    const secret = staff.hasSecondFactor ? undefined : await secondFactors.pendingOf(staff);
    if (secret === undefined) return sendMessagePage(pages, res, 'notFound');
    res.type('png').send(await toBuffer(uriOf(staff.username, secret), { scale: 5, margin: 4 }));
  };

/** Switches the factor on by its first code, and shows the recovery codes, once. */
export const confirmSecondFactor =
  (services: ConsoleServices): StaffHandler =>
  (who, req, res) =>
    withCode(services, { who, body: req.body, ip: req.ip ?? '', res }, async (code) => {
      const codes = who.staff.hasSecondFactor
        ? undefined
        : await services.secondFactors.confirm(who.staff, code);
      if (!codes) return false;
      services.pages.send(res, 'recovery-codes', { view: { codes }, frame: toFrame(services, who) });
      return true;
    });

/** Switches it off by a code. Where it is needed, the next page asks for a new one: so a telephone is changed. */
export const dropSecondFactor =
  (services: ConsoleServices): StaffHandler =>
  (who, req, res) =>
    withCode(services, { who, body: req.body, ip: req.ip ?? '', res }, async (code) => {
      const { secondFactors, sessions, pages } = services;
      if (!(await secondFactors.check(who.staff, code))) return false;
      await recordOfAccount(services, who.staff, { action: 'secondFactorOff' });
      await secondFactors.remove(who.staff);
      await sessions.leaveNote(who.token, pages.words.account.done.secondFactorOff);
      res.redirect(303, `${req.baseUrl}/account`);
      return true;
    });

/** Counts the code like one of a log-in; `use` says whether it was right, and has answered then. */
async function withCode(
  services: ConsoleServices,
  { who, body, ip, res }: { who: SignedIn; body: unknown; ip: string; res: Response },
  use: (code: string) => Promise<boolean>,
): Promise<void> {
  const { attempts, pages } = services;
  const form = CodeForm.safeParse(body);
  if (!form.success) return sendMessagePage(pages, res, 'notFound');
  const attempt = { account: who.staff.username, ip };
  const turn = await attempts.takeCode(attempt);
  if (!turn.allowed) {
    const minutes = Math.ceil(turn.retryAfterMs / 60_000);
    const problem = fill(pages.words.problems.lockedOut, { minutes });
    return sendPage(services, who, { res, problem, status: 429 });
  }
  if (await use(form.data.code)) return attempts.forgive(attempt);
  await sendPage(services, who, { res, problem: pages.words.account.wrongCode, status: 422 });
}
