import type { AssistedBy } from '../flow/assisted-by.js';
import { findOffered, offeredOn } from '../flow/catalogue.js';
import { findProcedure } from '../flow/find-procedure.js';
import { beginForm, getProcedure } from '../flow/form.js';
import type { Procedure } from '../flow/procedure.js';
import { entriesOf } from '../flow/said/find.js';
import { newSession } from '../flow/session.js';
import { findSlotQuestion } from '../flow/slots/slot-question.js';
import type { World } from '../flow/world.js';
import { ConversationId } from '../ids.js';
import type { AssistedDesk, FillDeed, FillOutcome, Whose } from './assisted-desk.js';
import type { AssistedDraft, DraftContent } from './assisted-draft.js';
import { changeDraft, fillDraft, findDraft, isHeld, todayOf } from './change-draft.js';
import type { DraftStore } from './draft-store.js';
import { type CodeDeps, issueCode } from './issue-code.js';
import { freeHoursFor, type HourDeps, keepHour } from './keep-hour.js';
import { type SignDeps, signDraft } from './sign-draft.js';

export type AssistedDeps = HourDeps &
  CodeDeps &
  SignDeps & {
    drafts: DraftStore;
    newId(): string;
  };

/** More than an office fills in at once. */
const MOST_LISTED = 200;

/** The desk on top of the draft's use cases. */
export function createAssistedDesk(deps: AssistedDeps): AssistedDesk {
  const { drafts, worldOf } = deps;
  return {
    search: (officeId, words) => search(worldOf(officeId), words, todayOf(deps)),
    begin: (whose, procedureId) => begin(deps, whose, procedureId),
    async list({ officeId, helper, seesAll }) {
      const mine = seesAll ? {} : { username: helper.username };
      const found = await drafts.listOpen({ officeId, ...mine, limit: MOST_LISTED });
      return found.filter(isHeld).filter(({ state }) => seesAll || state === 'open');
    },
    find: (whose, draftId) => findDraft(deps, whose, draftId),
    change: (whose, draftId, deed) => change(deps, { whose, draftId }, deed),
    takeOver: (whose, draftId) =>
      changeDraft(deps, { whose, draftId }, ({ content }) => ({
        helper: whose.helper,
        content: { ...content, form: { ...content.form, assistedBy: whose.helper } },
      })),
    giveUp: (whose, draftId) => giveUp(deps, whose, draftId),
    async stateOf({ officeId, helper, seesAll }, draftId) {
      const draft = await drafts.find(draftId);
      const isTheirs = draft?.officeId === officeId && (seesAll || draft.helper.username === helper.username);
      return isTheirs ? draft.state : undefined;
    },
    issueCode: (whose, draftId) => issueCode(deps, whose, draftId),
    sign: (whose, draftId) => signDraft(deps, whose, draftId),
    freeHours: (draft) => freeHoursFor(deps, worldOf(draft.officeId), draft),
    count: drafts.count,
  };
}

function search({ catalogue }: World, words: string, day: string): Procedure[] {
  if (words.trim() === '') return offeredOn(catalogue, day);
  const { candidates } = findProcedure(words, entriesOf(catalogue, day));
  return candidates.flatMap(({ procedureId }) => findOffered(catalogue, procedureId, day) ?? []);
}

async function begin(
  deps: AssistedDeps,
  { officeId, helper }: Whose,
  procedureId: string,
): Promise<AssistedDraft | undefined> {
  const world = deps.worldOf(officeId);
  const procedure = findOffered(world.catalogue, procedureId, todayOf(deps));
  if (!procedure) return undefined;
  const [draftId, at] = [deps.newId(), deps.now()];
  const draft: AssistedDraft = {
    ...{ draftId, officeId, procedureId, helper, state: 'open', startedAt: at, endedAt: null },
    ...{ code: null, handedTo: null, signed: null, version: 1, updatedAt: at },
    content: emptyContent(world, procedure, { draftId, helper, at }),
  };
  await deps.drafts.save(draft);
  return draft;
}

type Beginning = { draftId: string; helper: AssistedBy; at: number };

/** The form as the chat begins it, agreed to at the counter. */
function emptyContent(
  { catalogue }: World,
  procedure: Procedure,
  { draftId, helper, at }: Beginning,
): DraftContent {
  const { form } = beginForm(newSession(NOBODY), procedure, at);
  if (!form) throw new Error('a begun form is open');
  const consent = { textVersion: catalogue.consentVersion, at };
  return { form: { ...form, formId: draftId, consent, assistedBy: helper }, unsettled: {} };
}

/** Only gives the form a place to be begun in. */
const NOBODY = ConversationId.parse('0-0');

async function change(
  deps: AssistedDeps,
  of: { whose: Whose; draftId: string },
  deed: FillDeed,
): Promise<FillOutcome> {
  const outcome = await fillDraft(deps, of.whose, of.draftId, deed);
  if (outcome.kind === 'refused' || deed.do !== 'fill') return outcome;
  const { draft } = outcome;
  const hour = findSlotQuestion(getProcedure(deps.worldOf(draft.officeId), draft.content.form));
  const typed = deed.fields.find(([key]) => key === hour?.key);
  return typed ? keepHour(deps, { whose: of.whose, draft }, typed[1]) : outcome;
}

async function giveUp(deps: AssistedDeps, whose: Whose, draftId: string): Promise<boolean> {
  const draft = await findDraft(deps, whose, draftId);
  if (draft?.state !== 'open') return false;
  await deps.places.giveBack(draftId, { but: null, booked: false });
  await changeDraft(deps, { whose, draftId }, () => ({
    state: 'givenUp',
    endedAt: deps.now(),
    code: null,
    content: null,
  }));
  return (await deps.drafts.find(draftId))?.state === 'givenUp';
}
