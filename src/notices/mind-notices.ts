import type { OfficeId } from '../ids.js';
import type { Office } from '../offices/office.js';
import { moveNotice } from './move-notice.js';
import type { Notice } from './notice.js';
import type { NoticeStore } from './notice-store.js';
import { isQuiet } from './quiet-hours.js';

export type MindDeps = {
  notices: Pick<NoticeStore, 'inState' | 'save'>;
  /** contacts are brought up to date before anybody is chosen among them */
  freshen(): Promise<unknown>;
  plan(notice: Notice): Promise<void>;
  officeOf(officeId: OfficeId): Office | undefined;
  /** sends what an account has to send; it may go on after this has come back */
  serve(office: Office): Promise<void>;
  now: () => number;
};

const LIMIT = 50;

/**
 * One look at all notices: released ones are planned, those whose hour has come begin, and every account that has
 * something to send is served, side by side. Nothing begins at night.
 */
export async function mindNotices(deps: MindDeps): Promise<void> {
  const released = await deps.notices.inState('released', LIMIT);
  if (released.length > 0) await deps.freshen();
  for (const notice of released) await deps.plan(notice);
  if (isQuiet(deps.now())) return;
  for (const notice of await deps.notices.inState('scheduled', LIMIT)) await beginIfDue(deps, notice);
  const sending = await deps.notices.inState('sending', LIMIT);
  const offices = new Set(sending.map(({ officeId }) => officeId));
  await Promise.all([...offices].map((id) => serveOne(deps, id)));
}

async function beginIfDue({ notices, now }: MindDeps, notice: Notice): Promise<void> {
  if (notice.sendAt !== null && notice.sendAt > now()) return;
  const moved = moveNotice(notice, { action: 'begin', by: null, at: now() });
  if (moved.kind === 'moved') await notices.save(moved.notice);
}

async function serveOne(deps: MindDeps, id: OfficeId): Promise<void> {
  const office = deps.officeOf(id);
  if (office) await deps.serve(office);
}
