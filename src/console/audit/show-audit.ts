import type { Response } from 'express';
import { z } from 'zod';
import { DAY_MS, isRealDate, startOfDay } from '../../calendar/plain-date.js';
import { type OfficeId, PlainDate } from '../../ids.js';
import type { ConsoleServices } from '../console-services.js';
import { type AtOffice, type OfficeHandler, toFrame } from '../http/gate.js';
import { sendMessagePage } from '../http/message-page.js';
import { Username } from '../staff/staff.js';
import { AuditAction } from './audit-entry.js';
import type { AuditFilter } from './audit-trail.js';
import { toAuditView } from './audit-view.js';

/** What is posted to look for entries: by post, because names and codes do not belong into addresses. */
const AuditForm = z.object({
  person: z.string().max(60).default(''),
  action: z.string().max(60).default(''),
  code: z.string().trim().max(60).default(''),
  day: z.string().max(20).default(''),
  olderThan: z.coerce.number().int().positive().optional().catch(undefined),
});
type AuditForm = z.infer<typeof AuditForm>;

/** The newest entries of the office's log. */
export const showAudit =
  (services: ConsoleServices): OfficeHandler =>
  (who, _req, res) =>
    sendPage(services, who, { res, form: AuditForm.parse({}) });

/** The entries that were asked for. */
export const searchAudit =
  (services: ConsoleServices): OfficeHandler =>
  async (who, req, res) => {
    const form = AuditForm.safeParse(req.body);
    if (!form.success) return sendMessagePage(services.pages, res, 'notFound');
    await sendPage(services, who, { res, form: form.data });
  };

async function sendPage(
  services: ConsoleServices,
  who: AtOffice,
  { res, form }: { res: Response; form: AuditForm },
): Promise<void> {
  const { audit, pages, staff } = services;
  const officeId = who.office.id;
  const pageSize = who.staff.settings.rowsPerPage;
  const filter = await toFilter(services, officeId, form);
  const [listed, persons] = await Promise.all([
    filter ? audit.list(officeId, filter, pageSize + 1) : [],
    staff.listAt(officeId),
  ]);
  const dossierIds = listed.flatMap(({ entry }) => ('dossierId' in entry ? [entry.dossierId] : []));
  const view = toAuditView(
    {
      choice: form,
      persons: persons.map(({ username, displayName }) => ({ username, name: displayName })),
      listed,
      codes: await services.codesOf(officeId, dossierIds),
      pageSize,
      problem: filter ? undefined : pages.words.audit.noSuchCode,
    },
    pages.words,
  );
  pages.send(res, 'audit', { view, frame: toFrame(services, who), status: filter ? 200 : 404 });
}

/** Undefined when no dossier of this office has the code; what is no choice of the form does not matter. */
async function toFilter(
  { desk }: ConsoleServices,
  officeId: OfficeId,
  { person, action, code, day, olderThan }: AuditForm,
): Promise<AuditFilter | undefined> {
  const found = code === '' ? undefined : await desk.findByCode(officeId, code);
  if (code !== '' && !found) return undefined;
  const username = Username.safeParse(person);
  const kind = AuditAction.safeParse(action);
  const date = PlainDate.safeParse(day);
  const from = date.success && isRealDate(date.data) ? startOfDay(date.data) : undefined;
  return {
    ...(username.success && { person: username.data }),
    ...(kind.success && { action: kind.data }),
    ...(found && { dossierId: found.dossierId }),
    ...(from !== undefined && { day: { from, before: from + DAY_MS } }),
    ...(olderThan !== undefined && { olderThan }),
  };
}
