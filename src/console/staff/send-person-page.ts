import type { Response } from 'express';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { officesOf } from './offices-of.js';
import { lockInWords, type PersonView, type TypedFacts, toFactsView, toStaffLine } from './staff-view.js';

type Page = {
  res: Response;
  personId: string;
  note?: string;
  password?: string;
  /** what was typed and not taken, and why */
  unsent?: { typed: TypedFacts | undefined; problem: string };
};

/** The page of one account. */
export async function sendPersonPage(
  services: ConsoleServices,
  who: AtOffice,
  { res, personId, note, password, unsent }: Page,
): Promise<void> {
  const { pages, staffDesk } = services;
  const person = await staffDesk.open(who.office.id, personId);
  if (!person) return sendMessagePage(pages, res, 'notFound');
  const lock = await staffDesk.lockOf(person);
  const view: PersonView = {
    ...toStaffLine(person, pages.words),
    facts: toFactsView(unsent?.typed ?? person, officesOf(services, who.staff), pages.words),
    disabled: person.disabled,
    hasSecondFactor: person.hasSecondFactor,
    isSelf: person.username === who.staff.username,
    ...(lock && { lock: lockInWords(lock, pages.words) }),
    ...(password !== undefined && { password }),
    ...(unsent && { problem: unsent.problem }),
  };
  pages.send(res, 'person', { view, frame: toFrame(services, who, note), status: unsent ? 422 : 200 });
}
