import type { Response } from 'express';
import { z } from 'zod';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { FactsForm, toFacts } from './facts-form.js';
import { officesOf } from './offices-of.js';
import { personIdOf } from './person-id.js';
import { sendPersonPage } from './send-person-page.js';
import { Username } from './staff.js';
import { type StaffView, type TypedFacts, toFactsView, toStaffLine } from './staff-view.js';

const AddForm = FactsForm.extend({ username: z.string().trim().max(200).default('') });

type Typed = TypedFacts & { username: string };
type Page = { res: Response; typed?: Typed; problem?: string };

/** The accounts of the office, and the form for one more. */
export const showStaff =
  (services: ConsoleServices): OfficeHandler =>
  (who, _req, res) =>
    sendStaffPage(services, who, { res });

/** Adds an account; what was made as its first password is shown on the page that comes back, and never again. */
export const addPerson =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const { pages, staffDesk } = services;
    const form = AddForm.safeParse(req.body);
    const facts = form.success ? toFacts(form.data) : undefined;
    if (!form.success || !facts) return sendMessagePage(pages, res, 'notFound');
    const outcome = await staffDesk.add(who.staff, form.data.username, facts);
    if (outcome.kind === 'refused') {
      const problem = pages.words.staff.refusals[outcome.why];
      return await sendStaffPage(services, who, { res, typed: form.data, problem });
    }
    const personId = personIdOf(Username.parse(form.data.username));
    const password = outcome.kind === 'password' ? { password: outcome.password } : {};
    await sendPersonPage(services, who, { res, personId, ...password });
  };

async function sendStaffPage(
  services: ConsoleServices,
  who: AtOffice,
  { res, typed, problem }: Page,
): Promise<void> {
  const { pages, staffDesk } = services;
  const people = await staffDesk.list(who.office.id);
  const nothing = { username: '', displayName: '', role: 'clerk', officeIds: [who.office.id] };
  const { username, ...facts } = typed ?? nothing;
  const view: StaffView = {
    lines: people.map((person) => toStaffLine(person, pages.words)),
    typed: { username, ...toFactsView(facts, officesOf(services, who.staff), pages.words) },
    ...(problem !== undefined && { problem }),
  };
  const status = problem === undefined ? 200 : 422;
  pages.send(res, 'staff', { view, frame: toFrame(services, who), status });
}
