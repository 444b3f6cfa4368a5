import type { Request } from 'express';
import type { OpenDraft, Whose } from '../../assisted/assisted-desk.js';
import type { ConsoleServices } from '../console-services.js';
import type { AtOffice } from '../http/gate.js';
import { mayDo } from '../staff/permissions.js';

/** A volunteer sees only what she fills in herself; who works on dossiers sees the drafts of the office. */
export const whoseDraft = ({ office, staff }: AtOffice): Whose => ({
  officeId: office.id,
  helper: { username: staff.username, role: staff.role },
  seesAll: mayDo(staff.role, 'act'),
});

export const draftIdOf = (req: Request): string => String(req.params.draftId);

/** The draft that the address names, or undefined when there is none for this helper. */
export const openDraft = (
  { assisted }: ConsoleServices,
  who: AtOffice,
  req: Request,
): Promise<OpenDraft | undefined> => assisted.desk.find(whoseDraft(who), draftIdOf(req));

/** That somebody looks at a draft is on record before anything of it is shown. */
export const auditDraft = ({ audit, now }: ConsoleServices, { staff, office }: AtOffice, draftId: string) =>
  audit.record({
    action: 'openedDraft',
    at: now(),
    username: staff.username,
    officeId: office.id,
    draftId,
  });
