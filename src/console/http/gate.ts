import type { Request, RequestHandler, Response } from 'express';
import type { Office } from '../../offices/office.js';
import type { ConsoleServices } from '../console-services.js';
import type { Frame } from '../pages/create-pages.js';
import type { Session } from '../sessions/session.js';
import { type Duty, dutyOf } from '../staff/duty-of.js';
import { homeOf } from '../staff/home-of.js';
import { officesOf } from '../staff/offices-of.js';
import { mayDo, Permission } from '../staff/permissions.js';
import type { Staff } from '../staff/staff.js';
import { sendMessagePage } from './message-page.js';
import { bearsToken, comesFromHere } from './post-guards.js';
import type { SessionCookie } from './session-cookie.js';

/** Who is asking. */
export type SignedIn = { staff: Staff; session: Session; token: string };
/** Who is asking, about which office. */
export type AtOffice = SignedIn & { office: Office };

export type StaffHandler = (who: SignedIn, req: Request, res: Response) => Promise<void>;
export type OfficeHandler = (who: AtOffice, req: Request, res: Response) => Promise<void>;
export type GateOptions = {
  /** a timer in the page is asking, which does not keep a log-in alive */
  passive?: boolean;
  /** open also to who has this still to do before anything else */
  under?: readonly Duty[];
};

export type Gate = {
  asStaff(handler: StaffHandler, options?: GateOptions): RequestHandler;
  /** For routes with `:officeId`: an office of somebody else is not found, a missing permission is refused. */
  atOffice(permission: Permission, handler: OfficeHandler, options?: GateOptions): RequestHandler;
};

type Parts = { services: ConsoleServices; cookie: SessionCookie };

/**
 * The one place where the console decides who may pass: log-in alive, account in order, post from our own form,
 * office theirs, role sufficient. Handlers get the answer as an argument and cannot be reached without it.
 */
export function createGate({ services, cookie }: Parts): Gate {
  const { pages, offices } = services;

  const asStaff: Gate['asStaff'] =
    (handler, options = {}) =>
    async (req, res) => {
      const who = await findSignedIn({ services, cookie }, req, options);
      if (!who) return sendToLogIn(req, res);
      const ownForm = comesFromHere(req) && bearsToken(req, who.session.csrfToken);
      if (req.method === 'POST' && !ownForm) return sendMessagePage(pages, res, 'stale');
      const duty = dutyOf(who.staff, offices);
      if (duty && !options.under?.includes(duty)) return leaveFor(req, res, DUTY_PAGES[duty]);
      await handler(who, req, res);
    };

  const atOffice: Gate['atOffice'] = (permission, handler, options) =>
    asStaff(async (who, req, res) => {
      const office = offices.find(({ id }) => id === req.params.officeId && who.staff.officeIds.includes(id));
      if (!office) return sendMessagePage(pages, res, 'notFound');
      if (!mayDo(who.staff.role, permission)) return sendMessagePage(pages, res, 'forbidden');
      await handler({ ...who, office }, req, res);
    }, options);

  return { asStaff, atOffice };
}

async function findSignedIn(
  { services, cookie }: Parts,
  req: Request,
  { passive = false }: GateOptions,
): Promise<SignedIn | undefined> {
  const token = cookie.read(req);
  const session = token ? await services.sessions.resume(token, { touch: !passive }) : undefined;
  if (!token || !session) return undefined;
  const staff = await services.staff.find(session.username);
  if (!staff || staff.disabled || session.createdAt < staff.sessionsValidFrom) return undefined;
  return { staff, session, token };
}

/** Where what somebody owes is done. */
const DUTY_PAGES: Record<Duty, string> = {
  choosePassword: '/account/password',
  enrolSecondFactor: '/account/second-factor',
};

const sendToLogIn = (req: Request, res: Response): void =>
  leaveFor(
    req,
    res,
    req.method === 'GET' && !req.get('HX-Request')
      ? `/log-in?next=${encodeURIComponent(req.url)}`
      : '/log-in',
  );

/** A fragment request cannot follow a redirect to a page: htmx is told to leave instead. */
function leaveFor(req: Request, res: Response, page: string): void {
  if (req.get('HX-Request'))
    res
      .status(401)
      .set('HX-Redirect', req.baseUrl + page)
      .end();
  else res.redirect(303, req.baseUrl + page);
}

/** The frame around every page of somebody who is logged in. */
export function toFrame(
  services: ConsoleServices,
  who: SignedIn & { office?: Office },
  note?: string,
): Frame {
  const { staff, session, office } = who;
  const brief = ({ id, name }: Office) => ({ id, name });
  return {
    displayName: staff.displayName,
    roleLabel: services.pages.words.roles[staff.role],
    csrfToken: session.csrfToken,
    offices: officesOf(services, staff).map((one) => ({ ...brief(one), home: homeOf(staff, one.id) })),
    ...(office ? { office: brief(office) } : {}),
    settings: staff.settings,
    may: Object.fromEntries(Permission.options.map((one) => [one, mayDo(staff.role, one)])),
    ...(note === undefined ? {} : { note }),
  };
}
