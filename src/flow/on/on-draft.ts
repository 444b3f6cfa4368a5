import { findPinned } from '../catalogue.js';
import type { FlowEvent } from '../events.js';
import { beginForm, naturalPlace } from '../form.js';
import type { HandedDraft } from '../handed-draft.js';
import type { Procedure } from '../procedure.js';
import { setAside } from '../said/leaving.js';
import type { Form, Session } from '../session.js';
import { shelve } from '../shelf.js';
import { withTable } from '../slots/choosing.js';
import { type Context, keepSilent, line, showPlace, type Turn } from '../turn.js';

type Event<T extends FlowEvent['type']> = Extract<FlowEvent, { type: T }>;

/** Wrong codes of one conversation in this time, after which it has to wait (ms). */
const MOST_WRONG = 5;
const WRONG_MS = 3_600_000;

/** The code from the counter: looked up in the record, unless this conversation has been guessing. */
export function claimDraft({ session, at }: Context, code: string): Turn {
  const recent = session.wrongCodes.filter((one) => at - one < WRONG_MS);
  const tidied = { ...session, wrongCodes: recent };
  if (recent.length >= MOST_WRONG) return showPlace(tidied, line('draft.tooMany'));
  return keepSilent(tidied, { type: 'claimDraft', code });
}

/** No such code, or it has lapsed. */
export const onDraftNotFound = ({ session, at }: Context): Turn =>
  showPlace(
    { ...session, wrongCodes: [...session.wrongCodes, at].slice(-MOST_WRONG) },
    line('draft.notFound'),
  );

/** The form from the counter is on the table, to be read, changed and submitted; one that was open waits meanwhile. */
export function onDraftFound({ world, session, at }: Context, { draft }: Event<'draftFound'>): Turn {
  const procedure = findPinned(world.catalogue, draft.procedureId, draft.revision);
  const isHere = [session.form, ...session.shelf].some((form) => form?.formId === draft.formId);
  if (!procedure || isHere) return keepSilent(session);
  const shelved = shelve(world, setAside(session));
  const next = withForm({ ...shelved.session, wrongCodes: [] }, procedure, { draft, at });
  const place = next.form ? naturalPlace(world, next.form) : next.place;
  return showPlace(
    { ...next, place },
    line('draft.found', { procedure: procedure.shortName }),
    ...(shelved.name === '' ? [] : [line('draft.otherWaits', { procedure: shelved.name })]),
  );
}

type Handed = { draft: HandedDraft; at: number };

function withForm(session: Session, procedure: Procedure, { draft, at }: Handed): Session {
  const begun = beginForm(session, procedure, at);
  if (!begun.form) return session;
  const { formId, answers, consent, assistedBy, hourUntil } = draft;
  const form: Form = { ...begun.form, formId, answers, consent, assistedBy };
  return withTable({ ...begun, form }, formId, { heldUntil: hourUntil });
}
