import type { RequestHandler } from 'express';
import type { ConsoleServices } from '../console-services.js';
import type { GateOptions, OfficeHandler, StaffHandler } from '../http/gate.js';
import type { SessionCookie } from '../http/session-cookie.js';
import type { Permission } from '../staff/permissions.js';

/** Who may pass: everybody, whoever is logged in, or who has the permission at the office that the path names. */
type Passing =
  | { may: 'open'; handle: RequestHandler }
  | ({ may: 'staff'; handle: StaffHandler } & GateOptions)
  | ({ may: Permission; handle: OfficeHandler } & GateOptions);

/** One line of the table of which the console is made. */
export type Route = {
  method: 'get' | 'post';
  path: string;
  /** reads what the gate has to judge: a form with files bears its token among them */
  read?: RequestHandler;
} & Passing;

/** What makes the lines of one subject. */
export type RouteSource = (parts: { services: ConsoleServices; cookie: SessionCookie }) => readonly Route[];
