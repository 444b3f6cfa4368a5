import { findHolder } from '../flow/card/find-holder.js';
import { dayOf } from '../flow/show/moments.js';
import type { World } from '../flow/world.js';
import { parseCardText } from '../identity/card-text.js';
import type { OfficeId } from '../ids.js';
import type { FillDeed, FillOutcome, FillRefusal, OpenDraft, Whose } from './assisted-desk.js';
import type { AssistedDraft, DraftContent } from './assisted-draft.js';
import type { DraftStore } from './draft-store.js';
import { confirmField, fillField, fillFromCard } from './fill-draft.js';

export type ChangeDeps = {
  drafts: Pick<DraftStore, 'find' | 'save'>;
  worldOf(officeId: OfficeId): World;
  now(): number;
};

/** Two pages of one helper may save at once; nobody else does. */
const TRIES = 5;

export const refused = (reason: FillRefusal): FillOutcome => ({ kind: 'refused', reason });

/** The draft for somebody who may see it. A volunteer loses sight of it when it ends. */
export async function findDraft(
  { drafts }: Pick<ChangeDeps, 'drafts'>,
  { officeId, helper, seesAll }: Whose,
  draftId: string,
): Promise<OpenDraft | undefined> {
  const draft = await drafts.find(draftId);
  if (!draft || draft.officeId !== officeId || !isHeld(draft)) return undefined;
  const isOwn = draft.helper.username === helper.username && draft.state === 'open';
  return isOwn || seesAll ? draft : undefined;
}

export const isHeld = (draft: AssistedDraft): draft is OpenDraft =>
  draft.content !== null && (draft.state === 'open' || draft.state === 'signed');

type Change = (draft: OpenDraft) => Partial<AssistedDraft> | FillRefusal;

/** Changes an open draft as it now stands; again when somebody was faster. */
export async function changeDraft(
  deps: ChangeDeps,
  { whose, draftId }: { whose: Whose; draftId: string },
  change: Change,
): Promise<FillOutcome> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const draft = await findDraft(deps, whose, draftId);
    if (draft?.state !== 'open') return refused('notFound');
    const changed = change(draft);
    if (typeof changed === 'string') return refused(changed);
    const next = { ...draft, ...changed, version: draft.version + 1, updatedAt: deps.now() };
    if (await deps.drafts.save(next))
      return isHeld(next) ? { kind: 'done', draft: next } : refused('notFound');
  }
  return refused('busy');
}

/** Carries out what its helper does in a draft. Hours are not among it: they are kept in the record first. */
export function fillDraft(deps: ChangeDeps, whose: Whose, draftId: string, deed: FillDeed) {
  return changeDraft(deps, { whose, draftId }, (draft) => {
    if (draft.helper.username !== whose.helper.username) return 'notYours';
    const content = carryOut({ world: deps.worldOf(draft.officeId), at: deps.now() }, draft.content, deed);
    return typeof content === 'string' ? content : { content };
  });
}

function carryOut(
  { world, at }: { world: World; at: number },
  content: DraftContent,
  deed: FillDeed,
): DraftContent | FillRefusal {
  switch (deed.do) {
    case 'fill':
      return inOrder(world, content, deed.fields).reduce(
        (filled, [key, text]) =>
          fillField({ world, content: filled, at }, key, { text, isLast: deed.isLast }),
        content,
      );
    case 'confirm':
      return confirmField({ world, content, at }, deed.key);
    case 'card': {
      const reading = parseCardText(deed.text.trim());
      if (!('card' in reading)) return 'card';
      if (!findHolder(world, content.form, deed.key)) return 'noCard';
      return fillFromCard({ world, content, at }, deed.key, reading.card);
    }
  }
}

/** In the order of the procedure: later answers hang on earlier ones. */
function inOrder(
  world: World,
  { form }: DraftContent,
  fields: Extract<FillDeed, { do: 'fill' }>['fields'],
): Extract<FillDeed, { do: 'fill' }>['fields'] {
  const keys = world.catalogue.procedures
    .find(({ id, revision }) => id === form.procedureId && revision === form.revision)
    ?.questions.map(({ key }) => key);
  const placeOf = (key: string) => keys?.indexOf(key) ?? 0;
  return fields.toSorted(([a], [b]) => placeOf(a) - placeOf(b));
}

/** The day on which this happens. */
export const todayOf = ({ now }: Pick<ChangeDeps, 'now'>) => dayOf(now());
